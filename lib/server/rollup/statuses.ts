import type { Size } from "@/lib/time/units";
import { Prisma } from "../db/client";
import { during, hash, ms, parts, table, type Units } from "./sql";

/** Changes of custom statuses by minute, from a value to a value. */
export const statusesOf = (minutes: Units) => Prisma.sql`
  INSERT INTO rollup_status (app_id, size, at, was_hash, value_hash, was, value, n)
  SELECT u.app_id, 1, u.at, ${hash("s.was")}, ${hash("s.value")}, s.was, s.value, count(*)
  FROM ${table(minutes)} ${during("s.at", "status_change")}
  GROUP BY u.app_id, u.at, s.was, s.value`;

export const statusesFrom = (from: Size, units: Units) => Prisma.sql`
  INSERT INTO rollup_status (app_id, size, at, was_hash, value_hash, was, value, n)
  SELECT u.app_id, ${units.size}, u.at, was_hash, value_hash, was, value, sum(n)
  FROM ${parts("rollup_status", units, from)} GROUP BY u.app_id, u.at, was_hash, value_hash, was, value`;

/** Custom statuses that ended, by minute and value. */
export const statusEndsOf = (minutes: Units) => Prisma.sql`
  INSERT INTO rollup_status_end (app_id, size, at, value_hash, value, n, presumed, lasted_ms)
  SELECT u.app_id, 1, u.at, ${hash("s.value")}, s.value, count(*), count(*) FILTER (WHERE s.presumed), sum(${ms("s.until - s.at")})
  FROM ${table(minutes)} ${during("s.until", "status_change")}
  GROUP BY u.app_id, u.at, s.value`;

export const statusEndsFrom = (from: Size, units: Units) => Prisma.sql`
  INSERT INTO rollup_status_end (app_id, size, at, value_hash, value, n, presumed, lasted_ms)
  SELECT u.app_id, ${units.size}, u.at, value_hash, value, sum(n), sum(presumed), sum(lasted_ms)
  FROM ${parts("rollup_status_end", units, from)} GROUP BY u.app_id, u.at, value_hash, value`;
