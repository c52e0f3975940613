import type { RollupSize } from "@/lib/time/units";
import { Prisma } from "../db/client";
import { arrivals } from "../measures/users";
import { measureIn, parts, unitStart, type Units } from "./sql";

/** The epoch means: last online so long ago that it is before any day that contains the unit. */
const recent = (lastSeen: Prisma.Sql, at: string) => Prisma.sql`
  CASE WHEN ${lastSeen} >= ${Prisma.raw(at)} - interval '26 hours' THEN ${lastSeen} ELSE to_timestamp(0) END`;

/**
 * Users who came online per quarter of an hour, by the quarter in which they were last online. A user who was online in
 * the quarter before is not new in this one.
 */
export const arrivalsOf = (quarters: Units) => Prisma.sql`
  INSERT INTO rollup_arrival (app_id, size, at, last_seen, n)
  SELECT app_id, ${quarters.size}, unit, ${recent(Prisma.sql`seen`, "unit")} AS last_unit, sum(n)
  FROM (SELECT *, ${unitStart(quarters.size, "last_seen")} AS seen FROM ${measureIn(quarters, arrivals)}) AS m
  WHERE seen < unit OR seen IS NULL
  GROUP BY app_id, unit, last_unit`;

export const arrivalsFrom = (from: RollupSize, hours: Units) => Prisma.sql`
  INSERT INTO rollup_arrival (app_id, size, at, last_seen, n)
  SELECT u.app_id, ${hours.size}, u.at, ${recent(unitStart(hours.size, "r.last_seen"), "u.at")} AS last_unit, sum(n)
  FROM ${parts("rollup_arrival", hours, from)}
  WHERE r.last_seen < u.at
  GROUP BY u.app_id, u.at, last_unit`;
