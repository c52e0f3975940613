import { LAG_EDGES } from "@/lib/stats/lags";
import { MINUTE, type Size } from "@/lib/time/units";
import { Prisma } from "../db/client";
import { ms, parts, table, type Units } from "./sql";

/**
 * Events by minute of receipt and bin of their delay. Minutes in a row are read in one go, as the index is coarse; each
 * stretch for itself, see `during`.
 */
export const receiptsOf = (minutes: Units) => {
  const stretches = stretchesOf(minutes.ats);
  return Prisma.sql`
  INSERT INTO rollup_receipt (app_id, size, at, bin, n, late)
  SELECT u.app_id, 1, u.at, width_bucket(${ms("e.received_at - e.event_time")}, ${LAG_EDGES}::bigint[]) AS bin,
         count(*), count(l.user_id)
  FROM unnest(${stretches.map((s) => s.from)}::timestamptz[], ${stretches.map((s) => s.to)}::timestamptz[]) AS k(since, before)
  CROSS JOIN LATERAL (
    SELECT app_id, user_id, event_time, identity, received_at FROM event
    WHERE received_at >= k.since AND received_at < k.before OFFSET 0) AS e
  JOIN ${table(minutes)} ON u.app_id = e.app_id AND u.at = date_trunc('minute', e.received_at, 'UTC')
  LEFT JOIN event_late AS l
    ON l.app_id = e.app_id AND l.user_id = e.user_id AND l.event_time = e.event_time AND l.identity = e.identity
  GROUP BY u.app_id, u.at, bin`;
};

export const receiptsFrom = (from: Size, units: Units) => Prisma.sql`
  INSERT INTO rollup_receipt (app_id, size, at, bin, n, late)
  SELECT u.app_id, ${units.size}, u.at, bin, sum(n), sum(late)
  FROM ${parts("rollup_receipt", units, from)} GROUP BY u.app_id, u.at, bin`;

/** What is read in vain costs less than to begin again. */
const GAP = 10 * MINUTE;

/** Minutes, of whatever app, as stretches without a long gap. */
function stretchesOf(minutes: readonly Date[]): { from: Date; to: Date }[] {
  const stretches: { from: Date; to: Date }[] = [];
  for (const at of [...new Set(minutes.map((m) => m.getTime()))].sort((a, b) => a - b)) {
    const last = stretches.at(-1);
    if (last !== undefined && at - last.to.getTime() <= GAP) last.to = new Date(at + MINUTE);
    else stretches.push({ from: new Date(at), to: new Date(at + MINUTE) });
  }
  return stretches;
}
