import { during, lengthOf, ms, parts, table, type Units } from "./sql";
import { Prisma } from "../db/client";
import type { Size } from "@/lib/time/units";

const CAUSES = ["logout", "link_close", "timeout", "kicked", "admin_kick", "superseded", "other"] as const;
const causes = Prisma.raw(CAUSES.join(", "));
const columns = Prisma.sql`app_id, size, at, platform, began, ${causes}, ended_unknown, net_at_start, net_ms`;

/** Sums of connections by minute and platform. A connection of unknown start ends, but was never counted as open. */
export const activityOf = (minutes: Units) => Prisma.sql`
  INSERT INTO rollup_activity (${columns})
  SELECT app_id, 1, at, platform, sum(began), ${Prisma.join(CAUSES.map((c) => Prisma.sql`count(*) FILTER (WHERE cause = ${c})`))},
         sum(unknown), sum(net_at_start), sum(net_ms)
  FROM (
    SELECT u.app_id, u.at, c.platform, 1 AS began, NULL AS cause, 0 AS unknown, (c.at = u.at)::int AS net_at_start,
           ${ms("u.stop - c.at")} AS net_ms
    FROM ${table(minutes)} ${during("c.at", "connection")}
    WHERE c.started_at IS NOT NULL
    UNION ALL
    SELECT u.app_id, u.at, c.platform, 0, c.end_cause, (c.started_at IS NULL)::int,
           CASE WHEN c.started_at IS NULL THEN 0 ELSE -(c.ended_at = u.at)::int END,
           CASE WHEN c.started_at IS NULL THEN 0 ELSE -${ms("u.stop - c.ended_at")} END
    FROM ${table(minutes)} ${during("c.ended_at", "connection")}) AS moves
  GROUP BY app_id, at, platform`;

/** The same for larger units, out of the next smaller ones. */
export const activityFrom = (from: Size, units: Units) => Prisma.sql`
  INSERT INTO rollup_activity (${columns})
  SELECT u.app_id, ${units.size}, u.at, platform, sum(began), ${Prisma.join(CAUSES.map((c) => Prisma.raw(`sum(${c})`)))},
         sum(ended_unknown), coalesce(sum(net_at_start) FILTER (WHERE r.at = u.at), 0),
         sum(net_ms + (began - (${Prisma.raw(CAUSES.join(" + "))} - ended_unknown))
             * (${ms("u.stop - r.at")} - ${lengthOf(from)}::bigint))
  FROM ${parts("rollup_activity", units, from)}
  GROUP BY u.app_id, u.at, platform`;
