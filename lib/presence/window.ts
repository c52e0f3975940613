import type { TimeRange } from "@/lib/time/range";
import type { Connection } from "./types";
import { MINUTE, SECOND } from "@/lib/time/units";

/** The server gives a silent connection up after this long (CN-2570). */
export const SILENCE_MS = 400 * SECOND;
/** A client sends a heartbeat this often (CN-2570). */
export const HEARTBEAT_MS = 120 * SECOND;
/** A dead network under an open web page is noticed after about this long (CN-2570). */
const WEB_NOTICE_MS = MINUTE;

/** As much of a connection as its window depends on. */
export type EndedAs = Pick<Connection, "platform" | "startedAt" | "endedAt" | "endCause">;

/**
 * When the client of an ended connection was really gone (semantics §4): at some moment within [from, to].
 * Null while the connection is open. A window never begins before the connection does.
 */
export function offlineWindow(connection: EndedAs): TimeRange | null {
  const { endedAt: t, endCause, startedAt } = connection;
  if (t === null || endCause === null) return null;
  const earliest = startedAt ?? -Infinity;
  const since = (ms: number) => Math.max(earliest, t - ms);
  switch (endCause) {
    case "logout":
    case "kicked":
    case "admin_kick":
      return { from: t, to: t };
    case "timeout":
      // The last heartbeat came SILENCE_MS ago; the next, due HEARTBEAT_MS later, did not.
      return { from: since(SILENCE_MS), to: since(SILENCE_MS - HEARTBEAT_MS) };
    case "link_close":
      return { from: since(connection.platform === "web" ? WEB_NOTICE_MS : SILENCE_MS), to: t };
    case "superseded":
    case "other":
      return { from: since(SILENCE_MS), to: t };
  }
}
