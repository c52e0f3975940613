import { Prisma } from "../db/client";
import type { RowsIn } from "./rows";

/** Users going online and offline: (app_id, at, went_online, went_offline), one row each. */
export const onlineChanges = (rows: RowsIn) => Prisma.sql`
  SELECT s.app_id, s.at, 1 AS went_online, 0 AS went_offline FROM ${rows("s.at", "online_span")}
  UNION ALL
  SELECT s.app_id, s.until, 0, 1 FROM ${rows("s.until", "online_span")}`;

/** Users going online, with when they were last online before: (app_id, at, last_seen, n), null for never. */
export const arrivals = (rows: RowsIn) => Prisma.sql`
  SELECT s.app_id, s.at, previous.until AS last_seen, 1 AS n FROM ${rows("s.at", "online_span")}
  LEFT JOIN LATERAL (
    SELECT p.until FROM online_span AS p
    WHERE p.app_id = s.app_id AND p.user_id = s.user_id AND p.at < s.at
    ORDER BY p.at DESC LIMIT 1) AS previous ON true`;
