import type { Connection, OnlineSpan, StatusSpan } from "@/lib/presence/types";
import type { UserFold } from "./fold-user";
import type { LogEvent, Start } from "./load";

/** The fold of one user, and where it started. */
export interface Folded {
  start: Start;
  /** The folded events, oldest first. */
  events: readonly LogEvent[];
  result: UserFold;
  lastReceivedAt: Date;
}

/** Whether every event of the user is quarantined. Such a user counts as never seen. */
export const isUnseen = ({ result }: Folded): boolean => result.state.events === 0;

// The folded events may have changed a checkpoint's own rows, so they are written again.

/** The connections to write, each once. */
export function writtenConnections({ start, result }: Folded): Connection[] {
  const kept = start.refold ? [...start.state.open, ...start.state.recent.map((r) => r.connection)] : [];
  return [...new Map([...kept, ...result.connections].map((c) => [c.no, c])).values()];
}

/** The online spans to write, each once. */
export function writtenSpans({ start, result }: Folded): OnlineSpan[] {
  const since = start.refold ? start.state.onlineSince : null;
  const kept = since === null ? [] : [{ at: since, until: null }];
  return [...new Map([...kept, ...result.spans].map((s) => [s.at, s])).values()];
}

/** The status spans to write, each once. */
export function writtenStatuses({ start, result }: Folded): StatusSpan[] {
  const kept = start.refold && start.state.status !== null ? [start.state.status] : [];
  return [...new Map([...kept, ...result.statuses].map((s) => [s.no, s])).values()];
}
