import type { TimeRange } from "@/lib/time/range";
import type { Connection } from "./types";
import { MINUTE, SECOND } from "@/lib/time/units";

/** The server drops a silent connection after this time (docs/protocol.md "What a callback says"). */
export const SILENCE_MS = 400 * SECOND;
/** The interval of a client's heartbeats (docs/protocol.md "What a callback says"). */
export const HEARTBEAT_MS = 120 * SECOND;
/**
 * The approximate time until a dead network under an open web page is noticed (docs/protocol.md "What a callback
 * says").
 */
const WEB_NOTICE_MS = MINUTE;

/** The fields of a connection that its window depends on. */
export type EndedAs = Pick<Connection, "platform" | "startedAt" | "endedAt" | "endCause">;

/**
 * When the client of an ended connection was really gone: at some time within [from, to] (docs/presence.md "Offline
 * window"). Null while the connection is open. A window never starts before the connection does.
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
