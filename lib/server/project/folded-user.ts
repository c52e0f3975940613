import type { Connection, OnlineSpan, StatusSpan } from "@/lib/presence/types";
import type { UserFold } from "./fold-user";
import type { LogEvent, FoldStart } from "./load";

/** The fold of one user, and where it started. */
export interface FoldedUser {
  start: FoldStart;
  /** The folded events, oldest first. */
  events: readonly LogEvent[];
  result: UserFold;
  lastReceivedAt: Date;
}

/** Whether every event of the user is quarantined. Such a user counts as never seen. */
export const isUnseen = ({ result }: FoldedUser): boolean => result.state.events === 0;

// The folded events may have changed the rows of a checkpoint, so those rows are written again.

/** The connections to write, each once. */
export function writtenConnections({ start, result }: FoldedUser): Connection[] {
  const fromCheckpoint = start.refold ? [...start.state.open, ...start.state.recent.map((r) => r.connection)] : [];
  return [...new Map([...fromCheckpoint, ...result.connections].map((c) => [c.no, c])).values()];
}

/** The online spans to write, each once. */
export function writtenSpans({ start, result }: FoldedUser): OnlineSpan[] {
  const since = start.refold ? start.state.onlineSince : null;
  const fromCheckpoint = since === null ? [] : [{ at: since, until: null }];
  return [...new Map([...fromCheckpoint, ...result.spans].map((s) => [s.at, s])).values()];
}

/** The status spans to write, each once. */
export function writtenStatuses({ start, result }: FoldedUser): StatusSpan[] {
  const fromCheckpoint = start.refold && start.state.status !== null ? [start.state.status] : [];
  return [...new Map([...fromCheckpoint, ...result.statuses].map((s) => [s.no, s])).values()];
}
