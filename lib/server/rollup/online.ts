import type { Size } from "@/lib/time/units";
import { Prisma } from "../db/client";
import { during, lengthOf, ms, parts, table, type Units } from "./sql";

const columns = Prisma.raw(
  `app_id, size, at, went_online, went_offline, peak, peak_at, net_at_start, net_ms, ended, status`,
);

/**
 * Users who came and left by minute, with the highest number between. The number at an instant is the one after all
 * that happened at it; the beginning of the minute counts even where nothing happened at it.
 */
export const onlineOf = (minutes: Units) => Prisma.sql`
  INSERT INTO rollup_online (${columns})
  WITH u AS MATERIALIZED (SELECT * FROM ${table(minutes)}),
  moves AS (
    SELECT u.app_id, u.at, u.stop, s.at AS t, 1 AS came, 0 AS gone
    FROM u ${during("s.at", "online_span")}
    UNION ALL
    SELECT u.app_id, u.at, u.stop, s.until, 0, 1
    FROM u ${during("s.until", "online_span")}
    UNION ALL
    SELECT app_id, at, stop, at, 0, 0 FROM u),
  steps AS (
    SELECT app_id, at, stop, t, sum(came) AS came, sum(gone) AS gone FROM moves GROUP BY app_id, at, stop, t),
  levels AS (
    SELECT *, sum(came - gone) OVER (PARTITION BY app_id, at ORDER BY t) AS level FROM steps),
  sums AS (
    SELECT app_id, at, sum(came) AS came, sum(gone) AS gone, max(level) AS peak,
           (array_agg(t ORDER BY level DESC, t))[1] AS peak_at,
           sum(came - gone) FILTER (WHERE t = at) AS net_at_start, sum((came - gone) * ${ms("stop - t")}) AS net_ms
    FROM levels GROUP BY app_id, at)
  SELECT app_id, 1, at, came, gone, peak, peak_at, net_at_start, net_ms, e.n, c.n
  FROM sums AS s
  CROSS JOIN LATERAL (
    SELECT count(*) AS n FROM connection AS c
    WHERE c.app_id = s.app_id AND c.ended_at >= s.at AND c.ended_at < s.at + interval '1 minute') AS e
  CROSS JOIN LATERAL (
    SELECT count(*) AS n FROM status_change AS c
    WHERE c.app_id = s.app_id AND c.at >= s.at AND c.at < s.at + interval '1 minute') AS c
  WHERE came + gone + e.n + c.n > 0`;

/** The same for larger units, out of the next smaller ones; where those have no row, nothing happened. */
export const onlineFrom = (from: Size, units: Units) => Prisma.sql`
  INSERT INTO rollup_online (${columns})
  WITH moves AS (
    SELECT u.app_id, u.at, r.at AS part, went_online AS came, went_offline AS gone, peak, peak_at, net_at_start, ended, status,
           net_ms + (went_online - went_offline) * (${ms("u.stop - r.at")} - ${lengthOf(from)}::bigint) AS net_ms,
           coalesce(sum(went_online - went_offline) OVER (
             PARTITION BY u.app_id, u.at ORDER BY r.at ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
    FROM ${parts("rollup_online", units, from)}),
  levels AS (
    SELECT app_id, at, part, came, gone, before + peak AS level, peak_at AS t, net_at_start, net_ms, ended, status FROM moves
    UNION ALL
    SELECT app_id, at, at, 0, 0, 0, at, 0, 0, 0, 0 FROM moves GROUP BY app_id, at HAVING min(part) > at)
  SELECT app_id, ${units.size}, at, sum(came), sum(gone), max(level), (array_agg(t ORDER BY level DESC, t))[1],
         coalesce(sum(net_at_start) FILTER (WHERE part = at), 0), sum(net_ms), sum(ended), sum(status)
  FROM levels GROUP BY app_id, at`;
