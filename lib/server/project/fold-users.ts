import type { Tx } from "../db/client";
import { changedUser, isUnseen, type FoldedUser } from "./folded-user";
import { foldUser } from "./fold-user";
import { mayBeOutOfOrder, recordLate } from "./late";
import type { FoldStart, LogEvent } from "./load";
import type { Policy } from "./policies";
import { removeRows } from "./remove-rows";
import { markMinutesStale, staleMinutesOf } from "./stale";
import { readStoredRows } from "./stored-rows";
import { removeUsers, writeFolds } from "./write";

/** Where the fold of a user starts, and the events to fold, oldest first. */
export interface UserEvents {
  start: FoldStart;
  events: readonly LogEvent[];
}

/** Folds the events of a user. Pure; throws on a state that it cannot read. */
export function foldEvents({ start, events }: UserEvents, policyOf: (appId: number) => Policy): FoldedUser {
  const policy = policyOf(start.appId);
  const result = foldUser(start.state, events, policy);
  const before = start.projected?.lastReceivedAt.getTime() ?? 0;
  const lastReceivedAt = new Date(Math.max(before, result.newestReceipt ?? 0));
  return { start, events, result, lastReceivedAt, keptFrom: policy.connectionsFrom ?? -Infinity };
}

/** Writes what folds change, and notes the minutes whose sums differ. The users must be locked. */
export async function writeChanges(tx: Tx, folds: readonly FoldedUser[]): Promise<void> {
  const storedOf = await readStoredRows(
    tx,
    folds.flatMap(({ start }) => (start.refold ? [start] : [])),
  );
  const changed = folds.map((fold) => changedUser(fold, storedOf(fold.start)));
  await removeRows(tx, changed);
  await removeUsers(tx, folds.filter(isUnseen));
  await writeFolds(tx, changed);
  const late = await recordLate(
    tx,
    folds.filter(({ start, events }) => mayBeOutOfOrder(start, events)).map(({ start }) => start),
  );
  await markMinutesStale(tx, [...changed.flatMap(staleMinutesOf), ...late]);
}
