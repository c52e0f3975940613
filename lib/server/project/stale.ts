import { type Millis, MINUTE, floorTo } from "@/lib/time/units";
import { arrayText } from "../db/array-text";
import { Prisma, type Tx } from "../db/client";
import { changedTimes } from "./changes";
import type { ChangedUser } from "./folded-user";

/** A time whose minute must be summed again. */
export interface StaleMoment {
  appId: number;
  at: Millis;
  /** True for a time of receipt, false for an event time. */
  receipt: boolean;
}

/** Whether the minute `s` may be summed again: all that its sums are made of is there. */
export const IS_NOT_FINAL = Prisma.sql`NOT EXISTS (
  SELECT FROM retention AS r WHERE r.app_id = s.app_id
    AND s.minute < CASE WHEN s.receipt THEN r.receipts_final_before ELSE r.final_before END)`;

/**
 * The times of the rows that a fold changes, and the times of event and of receipt of the events that it saw for the
 * first time.
 */
export function staleMinutesOf({ start, events, changes, rows }: ChangedUser): StaleMoment[] {
  const { appId, receivedAt } = start;
  const unseen = events.filter((e) => e.receivedAt >= receivedAt.getTime());
  const times = [...changedTimes(changes, rows), ...unseen.map((e) => e.time)];
  return [
    ...times.map((at) => ({ appId, at, receipt: false })),
    ...unseen.map((e) => ({ appId, at: e.receivedAt, receipt: true })),
  ];
}

/** Marks their minutes as stale, each once, for the rollup loop. Sums that are final stay as they are. */
export async function markMinutesStale(tx: Tx, moments: readonly StaleMoment[]): Promise<void> {
  const minutes = new Map<string, StaleMoment>();
  for (const { appId, at, receipt } of moments) {
    const minute = floorTo(at, MINUTE);
    minutes.set(`${appId} ${minute} ${receipt}`, { appId, at: minute, receipt });
  }
  const rows = [...minutes.values()];
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO stale_minute (app_id, minute, receipt)
    SELECT s.app_id, s.minute, s.receipt FROM unnest(
      ${arrayText(rows.map((r) => r.appId))}::int[],
      ${arrayText(rows.map((r) => new Date(r.at).toISOString()))}::timestamptz[],
      ${arrayText(rows.map((r) => r.receipt))}::boolean[]) AS s(app_id, minute, receipt)
    WHERE ${IS_NOT_FINAL}`;
}
