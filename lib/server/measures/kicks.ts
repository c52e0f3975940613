import { Prisma } from "../db/client";
import type { RowsIn } from "./rows";

/**
 * Entries of KickedDevice: (app_id, at, by_platform, kicked, n, known). `known` is 1 if the entry ended a connection.
 */
export const kickEntries = (rows: RowsIn) => Prisma.sql`
  SELECT k.app_id, k.at, k.by_platform, k.kicked, 1 AS n, (k.connection_at IS NOT NULL)::int AS known
  FROM ${rows("k.at", "kick")}`;
