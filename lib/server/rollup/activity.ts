import type { RollupSize } from "@/lib/time/units";
import { Prisma } from "../db/client";
import { CAUSE_COLUMNS, CAUSE_SUMS, connectionChanges, ENDED } from "../measures/connections";
import { lengthOf, measureIn, parts, timeUntil, type Units } from "./sql";

const COLUMNS = Prisma.sql`app_id, size, at, platform, began, ${CAUSE_COLUMNS}, ended_unknown, net_at_start, net_ms`;

/** Changes of connections by minute and platform. */
export const activityOf = (minutes: Units) => Prisma.sql`
  INSERT INTO rollup_activity (${COLUMNS})
  SELECT app_id, 1, unit, platform, sum(began), ${CAUSE_SUMS}, sum(ended_unknown),
         coalesce(sum(net) FILTER (WHERE at = unit), 0), sum(net * ${timeUntil("unit + interval '1 minute'", "at")})
  FROM ${measureIn(minutes, connectionChanges)}
  GROUP BY app_id, unit, platform`;

/** The same for larger units, from the next smaller ones. */
export const activityFrom = (from: RollupSize, units: Units) => Prisma.sql`
  INSERT INTO rollup_activity (${COLUMNS})
  SELECT u.app_id, ${units.size}, u.at, platform, sum(began), ${CAUSE_SUMS}, sum(ended_unknown),
         coalesce(sum(net_at_start) FILTER (WHERE r.at = u.at), 0),
         sum(net_ms + (began - (${ENDED} - ended_unknown))
                      * (${timeUntil("u.stop", "r.at")} - ${lengthOf(from)}::bigint))
  FROM ${parts("rollup_activity", units, from)}
  GROUP BY u.app_id, u.at, platform`;
