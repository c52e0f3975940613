import { LAG_EDGES } from "@/lib/stats/lags";
import { MINUTE, type Size } from "@/lib/stats/units";
import { Prisma } from "../db/client";
import { ms, parts, table, type Units } from "./sql";

/** Events by minute of receipt and bin of their delay. Minutes in a row are read in one go, as the index is coarse. */
export const receiptsOf = (minutes: Units) => {
  const stretches = stretchesOf(minutes.ats);
  return Prisma.sql`
  INSERT INTO roll_receipt (app_id, size, at, bin, n, late)
  SELECT u.app_id, 1, u.at, bin, count(*), count(late)
  FROM unnest(${stretches.map((s) => s.from)}::timestamptz[], ${stretches.map((s) => s.to)}::timestamptz[]) AS k(since, before)
  CROSS JOIN LATERAL (
    SELECT e.app_id, date_trunc('minute', e.received_at, 'UTC') AS at, l.user_id AS late,
           width_bucket(${ms("e.received_at - e.event_time")}, ${LAG_EDGES}::bigint[]) AS bin
    FROM event AS e LEFT JOIN event_late AS l USING (app_id, user_id, event_time, identity)
    WHERE e.received_at >= k.since AND e.received_at < k.before) AS e
  JOIN ${table(minutes)} ON u.app_id = e.app_id AND u.at = e.at
  GROUP BY u.app_id, u.at, bin`;
};

export const receiptsFrom = (from: Size, units: Units) => Prisma.sql`
  INSERT INTO roll_receipt (app_id, size, at, bin, n, late)
  SELECT u.app_id, ${units.size}, u.at, bin, sum(n), sum(late)
  FROM ${parts("roll_receipt", units, from)} GROUP BY u.app_id, u.at, bin`;

/** Minutes, of whatever app, as stretches without a gap. */
function stretchesOf(minutes: readonly Date[]): { from: Date; to: Date }[] {
  const stretches: { from: Date; to: Date }[] = [];
  for (const at of [...new Set(minutes.map((m) => m.getTime()))].sort((a, b) => a - b)) {
    const last = stretches.at(-1);
    if (last?.to.getTime() === at) last.to = new Date(at + MINUTE);
    else stretches.push({ from: new Date(at), to: new Date(at + MINUTE) });
  }
  return stretches;
}
