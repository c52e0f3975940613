import type { RollupSize } from "@/lib/time/units";
import { Prisma } from "../db/client";
import { kickEntries } from "../measures/kicks";
import { measureIn, parts, type Units } from "./sql";

/** Entries of KickedDevice by minute, and how many of them ended a connection. */
export const kicksOf = (minutes: Units) => Prisma.sql`
  INSERT INTO rollup_kick (app_id, size, at, by_platform, kicked, n, known)
  SELECT app_id, 1, unit, by_platform, kicked, sum(n), sum(known)
  FROM ${measureIn(minutes, kickEntries)} GROUP BY app_id, unit, by_platform, kicked`;

export const kicksFrom = (from: RollupSize, units: Units) => Prisma.sql`
  INSERT INTO rollup_kick (app_id, size, at, by_platform, kicked, n, known)
  SELECT u.app_id, ${units.size}, u.at, by_platform, kicked, sum(n), sum(known)
  FROM ${parts("rollup_kick", units, from)} GROUP BY u.app_id, u.at, by_platform, kicked`;
