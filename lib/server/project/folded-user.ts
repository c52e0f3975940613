import type { Millis } from "@/lib/time/units";
import { changesOf, type UserChanges } from "./changes";
import type { UserFold } from "./fold-user";
import type { FoldStart, LogEvent } from "./load";
import type { UserRows } from "./rows";

/** The fold of one user, and where it started. */
export interface FoldedUser {
  start: FoldStart;
  /** The folded events, oldest first. */
  events: readonly LogEvent[];
  result: UserFold;
  lastReceivedAt: Date;
  /** What ended before is not kept. */
  keptFrom: Millis;
}

/** A fold, the rows that the user must have from its start on, and what makes them of those that are stored. */
export interface ChangedUser extends FoldedUser {
  rows: UserRows;
  changes: UserChanges;
}

/** Whether every event of the user is quarantined. Such a user counts as never seen. */
export const isUnseen = ({ result }: FoldedUser): boolean => result.state.events === 0;

/** A fold with what it changes of the rows that are stored. Only a refold can find some. */
export function changedUser(fold: FoldedUser, stored: UserRows): ChangedUser {
  const rows = rowsOf(fold);
  const { start, events, result, lastReceivedAt, keptFrom } = fold;
  return { start, events, result, lastReceivedAt, keptFrom, rows, changes: changesOf(stored, rows) };
}

/**
 * The rows that a user must have from the start of the fold on, each once. After a refold the rows of the checkpoint
 * are among them: what was folded later may have changed them. Those that are no longer kept are not.
 */
function rowsOf({ start, result, keptFrom }: FoldedUser): UserRows {
  if (!start.refold) return result;
  const { open, recent, onlineSince, status } = start.state;
  const isKept = (end: Millis | null) => end === null || end >= keptFrom;
  const connections = [...open, ...recent.map((r) => r.connection), ...result.connections];
  const spans = [...(onlineSince === null ? [] : [{ at: onlineSince, until: null }]), ...result.spans];
  const statuses = [...(status === null ? [] : [status]), ...result.statuses];
  return {
    ...result,
    connections: [...new Map(connections.map((c) => [c.no, c])).values()].filter((c) => isKept(c.endedAt)),
    spans: [...new Map(spans.map((s) => [s.at, s])).values()].filter((s) => isKept(s.until)),
    statuses: [...new Map(statuses.map((s) => [s.no, s])).values()].filter((s) => isKept(s.until)),
  };
}
