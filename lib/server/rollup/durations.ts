import type { RollupSize } from "@/lib/time/units";
import { Prisma } from "../db/client";
import { connectionDurations } from "../measures/connections";
import { measureIn, parts, type Units } from "./sql";

/** Connections of known start that ended, by minute, platform and bin of their duration. */
export const durationsOf = (minutes: Units) => Prisma.sql`
  INSERT INTO rollup_duration (app_id, size, at, platform, bin, n)
  SELECT app_id, 1, unit, platform, bin, sum(n)
  FROM ${measureIn(minutes, connectionDurations)} GROUP BY app_id, unit, platform, bin`;

export const durationsFrom = (from: RollupSize, units: Units) => Prisma.sql`
  INSERT INTO rollup_duration (app_id, size, at, platform, bin, n)
  SELECT u.app_id, ${units.size}, u.at, platform, bin, sum(n)
  FROM ${parts("rollup_duration", units, from)} GROUP BY u.app_id, u.at, platform, bin`;
