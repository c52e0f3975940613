import { Prisma } from "../db/client";
import { milliseconds, type RowsIn } from "./rows";

/** Changes of custom statuses: (app_id, at, was, value, n), one row each. */
export const statusChanges = (rows: RowsIn) => Prisma.sql`
  SELECT s.app_id, s.at, s.was, s.value, 1 AS n FROM ${rows("s.at", "status_change")}`;

/** Statuses that ended: (app_id, at, value, n, presumed, lasted_ms). `presumed` is 1 if the end is presumed, else 0. */
export const statusEnds = (rows: RowsIn) => Prisma.sql`
  SELECT s.app_id, s.until AS at, s.value, 1 AS n, s.presumed::int AS presumed,
         ${milliseconds("s.until - s.at")} AS lasted_ms
  FROM ${rows("s.until", "status_change")}`;
