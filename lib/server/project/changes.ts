import { isDeepStrictEqual } from "node:util";
import type { Millis } from "@/lib/time/units";
import { ROW_KEYS, type Keyed, type KeyField, type UserRows } from "./rows";

/** What must be done to the rows of one table. */
export interface Change<T> {
  /** New rows, and new values of rows. */
  write: readonly T[];
  /** Rows that must go. */
  remove: readonly T[];
  /** The old values of rows that get new ones. */
  replaced: readonly T[];
}

/** What must be done to the rows of a user. */
export type UserChanges = { [Table in keyof UserRows]: Change<UserRows[Table][number]> };

/** What makes the rows `after` of the rows `before`. Equal rows are left alone. Pure. */
export function changesOf(before: UserRows, after: UserRows): UserChanges {
  return {
    connections: change(before.connections, after.connections, ROW_KEYS.connections),
    spans: change(before.spans, after.spans, ROW_KEYS.spans),
    statuses: change(before.statuses, after.statuses, ROW_KEYS.statuses),
    kicks: change(before.kicks, after.kicks, ROW_KEYS.kicks),
    verdicts: change(before.verdicts, after.verdicts, ROW_KEYS.verdicts),
    checkpoints: change(before.checkpoints, after.checkpoints, ROW_KEYS.checkpoints),
  };
}

function change<T extends Keyed>(before: readonly T[], after: readonly T[], fields: readonly KeyField[]): Change<T> {
  if (before.length === 0) return { write: after, remove: [], replaced: [] };
  const key = (row: T) => fields.map((field) => row[field]).join(" ");
  const old = new Map(before.map((row) => [key(row), row]));
  const kept = new Set(after.map(key));
  const write = after.filter((row) => !isDeepStrictEqual(old.get(key(row)), row));
  const replaced = write.map((row) => old.get(key(row))).filter((row) => row !== undefined);
  return { write, remove: before.filter((row) => !kept.has(key(row))), replaced };
}

/** The event times whose sums the changes concern. `after` are the rows of the user once the changes are made. */
export function changedTimes({ connections, spans, statuses, kicks }: UserChanges, after: UserRows): Millis[] {
  const times = [
    ...changed(connections).flatMap((c) => [c.at, c.endedAt]),
    ...changed(spans).flatMap((s) => [s.at, s.until]),
    ...nextArrivals(changed(spans), after.spans),
    ...changed(statuses).flatMap((s) => [s.at, s.until]),
    ...changed(kicks).map((k) => k.at),
  ];
  return times.filter((at) => at !== null);
}

const changed = <T>({ write, remove, replaced }: Change<T>): T[] => [...write, ...remove, ...replaced];

/** The begins of the spans after the changed ones: an arrival is counted by the end of the span before it. */
function nextArrivals(changedSpans: readonly { at: Millis }[], spans: readonly { at: Millis }[]): Millis[] {
  const isChanged = new Set(changedSpans.map(({ at }) => at));
  const isSpan = new Set(spans.map(({ at }) => at));
  const all = [...new Set([...isChanged, ...isSpan])].sort((a, b) => a - b);
  return all.filter((at, i) => isSpan.has(at) && isChanged.has(all[i - 1] ?? NaN));
}
