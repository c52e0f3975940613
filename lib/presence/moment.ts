import type { Millis } from "@/lib/time/units";
import type { Connection } from "./types";
import { offlineWindow, type EndedAs } from "./window";

/**
 * Whether the client of an open connection was still there: `connected`; `uncertain` within the offline window; `gone`
 * after it, while the server had not noticed yet.
 */
export const CLIENT_STATES = ["connected", "uncertain", "gone"] as const;
export type ClientState = (typeof CLIENT_STATES)[number];

/** The fields of a connection that a moment depends on. */
export type Spanned = Pick<Connection, "no" | "startedAt" | "endedAt">;

/**
 * The state at an instant, `at` in ms, of a user's connections in any order (docs/presence.md "Moments"). An event at
 * `at` itself has happened. `open` is in the order of the numbers; `lastEnd` is the newest end, or null.
 */
export function momentOf<C extends Spanned>(connections: readonly C[], at: Millis): { open: C[]; lastEnd: C | null } {
  const open = connections
    .filter((c) => c.startedAt !== null && c.startedAt <= at && (c.endedAt === null || c.endedAt > at))
    .sort((a, b) => a.no - b.no);
  const ended = connections
    .filter((c) => c.endedAt !== null && c.endedAt <= at)
    .sort((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0) || b.no - a.no);
  return { open, lastEnd: ended[0] ?? null };
}

/** The state of the client at `at` (in ms) of a connection that was open then. */
export function clientAt(connection: EndedAs, at: Millis): ClientState {
  const window = offlineWindow(connection);
  if (window === null || at < window.from) return "connected";
  return at <= window.to ? "uncertain" : "gone";
}
