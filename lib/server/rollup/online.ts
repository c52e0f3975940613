import type { RollupSize } from "@/lib/time/units";
import { Prisma } from "../db/client";
import { connectionEnds } from "../measures/connections";
import { statusChanges } from "../measures/statuses";
import { onlineChanges } from "../measures/users";
import { lengthOf, parts, rowsInU, table, timeUntil, unitStart, type Units } from "./sql";

const COLUMNS = Prisma.raw(
  "app_id, size, at, went_online, went_offline, peak, peak_at, net_at_start, net_ms, ended, status",
);

/**
 * Users who went online and offline by minute, with the highest number in between. The number at an instant is the one
 * after all that happened at it. The beginning of the minute counts even if nothing happened at it.
 */
export const onlineOf = (minutes: Units) => Prisma.sql`
  INSERT INTO rollup_online (${COLUMNS})
  WITH u AS MATERIALIZED (SELECT * FROM ${table(minutes)}),
  changes AS (
    SELECT app_id, at, went_online, went_offline, 0 AS ended, 0 AS status
    FROM (${onlineChanges(rowsInU(minutes))}) AS users
    UNION ALL
    SELECT app_id, at, 0, 0, 1, 0 FROM (${connectionEnds(rowsInU(minutes))}) AS ends
    UNION ALL
    SELECT app_id, at, 0, 0, 0, n FROM (${statusChanges(rowsInU(minutes))}) AS statuses
    UNION ALL
    SELECT app_id, at, 0, 0, 0, 0 FROM u),
  steps AS (
    SELECT app_id, ${unitStart(1, "at")} AS unit, at,
           sum(went_online) AS went_online, sum(went_offline) AS went_offline,
           sum(went_online - went_offline) AS net, sum(ended) AS ended, sum(status) AS status
    FROM changes GROUP BY app_id, at),
  levels AS (
    SELECT *, sum(net) OVER (PARTITION BY app_id, unit ORDER BY at) AS level FROM steps)
  SELECT app_id, 1, unit, sum(went_online), sum(went_offline), max(level), (array_agg(at ORDER BY level DESC, at))[1],
         sum(net) FILTER (WHERE at = unit), sum(net * ${timeUntil("unit + interval '1 minute'", "at")}),
         sum(ended), sum(status)
  FROM levels GROUP BY app_id, unit
  HAVING sum(went_online + went_offline + ended + status) > 0`;

/**
 * The same for larger units, summed from the next smaller ones. A smaller unit without a row is one in which nothing
 * happened.
 */
export const onlineFrom = (from: RollupSize, units: Units) => Prisma.sql`
  INSERT INTO rollup_online (${COLUMNS})
  WITH smaller AS (
    SELECT u.app_id, u.at, r.at AS part, went_online, went_offline, peak, peak_at, net_at_start, ended, status,
           net_ms + (went_online - went_offline)
             * (${timeUntil("u.stop", "r.at")} - ${lengthOf(from)}::bigint) AS net_ms,
           coalesce(sum(went_online - went_offline) OVER (
             PARTITION BY u.app_id, u.at ORDER BY r.at ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
    FROM ${parts("rollup_online", units, from)}),
  levels AS (
    SELECT app_id, at, part, went_online, went_offline, before + peak AS level, peak_at,
           net_at_start, net_ms, ended, status
    FROM smaller
    UNION ALL
    SELECT app_id, at, at, 0, 0, 0, at, 0, 0, 0, 0 FROM smaller GROUP BY app_id, at HAVING min(part) > at)
  SELECT app_id, ${units.size}, at, sum(went_online), sum(went_offline), max(level),
         (array_agg(peak_at ORDER BY level DESC, peak_at))[1],
         coalesce(sum(net_at_start) FILTER (WHERE part = at), 0), sum(net_ms), sum(ended), sum(status)
  FROM levels GROUP BY app_id, at`;
