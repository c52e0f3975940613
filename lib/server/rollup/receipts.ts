import type { TimeRange } from "@/lib/time/range";
import { MINUTE, type RollupSize } from "@/lib/time/units";
import { Prisma } from "../db/client";
import { receipts } from "../measures/events";
import { parts, table, unitStart, type Units } from "./sql";

/**
 * Events by minute of receipt and bin of their delay. Minutes in a row are read in one go, as the index is coarse, and
 * each range by itself: OFFSET 0, as in `during`.
 */
export const receiptsOf = (minutes: Units) => {
  const ranges = rangesOf(minutes.ats);
  const rows = (time: string, name: string) => {
    const [alias = ""] = time.split(".");
    return Prisma.sql`
      unnest(${ranges.map((r) => new Date(r.from))}::timestamptz[], ${ranges.map((r) => new Date(r.to))}::timestamptz[])
        AS range(since, before)
      CROSS JOIN LATERAL (
        SELECT * FROM ${Prisma.raw(`${name} AS ${alias}`)}
        WHERE ${Prisma.raw(`${time} >= range.since AND ${time} < range.before`)} OFFSET 0)
        AS ${Prisma.raw(alias)}`;
  };
  return Prisma.sql`
    INSERT INTO rollup_receipt (app_id, size, at, bin, n, late)
    SELECT u.app_id, 1, u.at, bin, sum(n), sum(late)
    FROM (${receipts(rows)}) AS m
    JOIN ${table(minutes)} ON u.app_id = m.app_id AND u.at = ${unitStart(1, "m.at")}
    GROUP BY u.app_id, u.at, bin`;
};

export const receiptsFrom = (from: RollupSize, units: Units) => Prisma.sql`
  INSERT INTO rollup_receipt (app_id, size, at, bin, n, late)
  SELECT u.app_id, ${units.size}, u.at, bin, sum(n), sum(late)
  FROM ${parts("rollup_receipt", units, from)} GROUP BY u.app_id, u.at, bin`;

/** To read so much in vain costs less than to begin another range. */
const MAX_GAP = 10 * MINUTE;

/** Minutes, of any app, as ranges without a long gap. */
function rangesOf(minutes: readonly Date[]): TimeRange[] {
  const ranges: TimeRange[] = [];
  for (const at of [...new Set(minutes.map((m) => m.getTime()))].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && at - last.to <= MAX_GAP) last.to = at + MINUTE;
    else ranges.push({ from: at, to: at + MINUTE });
  }
  return ranges;
}
