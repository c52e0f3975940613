import { DURATION_EDGES } from "@/lib/stats/durations";
import type { Size } from "@/lib/time/units";
import { Prisma } from "../db/client";
import { during, ms, parts, table, type Units } from "./sql";

/** Connections of known start that ended, by minute, platform and bin of their duration. */
export const durationsOf = (minutes: Units) => Prisma.sql`
  INSERT INTO rollup_duration (app_id, size, at, platform, bin, n)
  SELECT u.app_id, 1, u.at, c.platform, width_bucket(${ms("c.ended_at - c.started_at")}, ${DURATION_EDGES}::bigint[]) AS bin, count(*)
  FROM ${table(minutes)} ${during("c.ended_at", "connection")}
  WHERE c.started_at IS NOT NULL GROUP BY u.app_id, u.at, c.platform, bin`;

export const durationsFrom = (from: Size, units: Units) => Prisma.sql`
  INSERT INTO rollup_duration (app_id, size, at, platform, bin, n)
  SELECT u.app_id, ${units.size}, u.at, platform, bin, sum(n)
  FROM ${parts("rollup_duration", units, from)} GROUP BY u.app_id, u.at, platform, bin`;
