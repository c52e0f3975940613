import type { RollupSize } from "@/lib/time/units";
import { Prisma } from "../db/client";
import { statusChanges, statusEnds } from "../measures/statuses";
import { hash, measureIn, parts, type Units } from "./sql";

/** Changes of custom statuses by minute, from a value to a value. */
export const statusesOf = (minutes: Units) => Prisma.sql`
  INSERT INTO rollup_status (app_id, size, at, was_hash, value_hash, was, value, n)
  SELECT app_id, 1, unit, ${hash("was")}, ${hash("value")}, was, value, sum(n)
  FROM ${measureIn(minutes, statusChanges)} GROUP BY app_id, unit, was, value`;

export const statusesFrom = (from: RollupSize, units: Units) => Prisma.sql`
  INSERT INTO rollup_status (app_id, size, at, was_hash, value_hash, was, value, n)
  SELECT u.app_id, ${units.size}, u.at, was_hash, value_hash, was, value, sum(n)
  FROM ${parts("rollup_status", units, from)} GROUP BY u.app_id, u.at, was_hash, value_hash, was, value`;

/** Custom statuses that ended, by minute and value. */
export const statusEndsOf = (minutes: Units) => Prisma.sql`
  INSERT INTO rollup_status_end (app_id, size, at, value_hash, value, n, presumed, lasted_ms)
  SELECT app_id, 1, unit, ${hash("value")}, value, sum(n), sum(presumed), sum(lasted_ms)
  FROM ${measureIn(minutes, statusEnds)} GROUP BY app_id, unit, value`;

export const statusEndsFrom = (from: RollupSize, units: Units) => Prisma.sql`
  INSERT INTO rollup_status_end (app_id, size, at, value_hash, value, n, presumed, lasted_ms)
  SELECT u.app_id, ${units.size}, u.at, value_hash, value, sum(n), sum(presumed), sum(lasted_ms)
  FROM ${parts("rollup_status_end", units, from)} GROUP BY u.app_id, u.at, value_hash, value`;
