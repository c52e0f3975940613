import type { Tx } from "../db/client";
import type { AppMinute } from "./sql";

/** Distinct minutes claimed for one transaction. */
export const MAX_MINUTES = 2_000;

export interface ClaimedMinutes {
  /** Minutes of event time. */
  events: AppMinute[];
  /** Minutes of receipt. */
  receipts: AppMinute[];
  /** Whether there may be more. */
  more: boolean;
}

/** Takes the oldest stale minutes from `since` on, with all their entries. */
export async function claimMinutes(tx: Tx, since: Date | null): Promise<ClaimedMinutes> {
  const rows = await tx.$queryRaw<(AppMinute & { receipt: boolean })[]>`
    WITH chosen AS MATERIALIZED (
      SELECT DISTINCT minute FROM stale_minute WHERE minute >= coalesce(${since}::timestamptz, '-infinity')
      ORDER BY minute LIMIT ${MAX_MINUTES}),
    taken AS (
      DELETE FROM stale_minute
      WHERE minute BETWEEN (SELECT min(minute) FROM chosen) AND (SELECT max(minute) FROM chosen)
      RETURNING app_id, minute, receipt)
    SELECT DISTINCT app_id AS "appId", minute, receipt FROM taken`;
  return {
    events: rows.filter((row) => !row.receipt),
    receipts: rows.filter((row) => row.receipt),
    more: new Set(rows.map((row) => row.minute.getTime())).size >= MAX_MINUTES,
  };
}
