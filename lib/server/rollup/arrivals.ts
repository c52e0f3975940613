import type { Size } from "@/lib/time/units";
import { Prisma } from "../db/client";
import { during, parts, table, type Units } from "./sql";

/** `epoch` where a user was last online so long ago that it was before every day which the unit may lie in. */
const remembered = (seen: Prisma.Sql) => Prisma.sql`
  CASE WHEN ${seen} >= u.at - interval '26 hours' THEN ${seen} ELSE to_timestamp(0) END`;

const floor = (size: Size, t: string) =>
  Prisma.sql`date_bin(interval '1 minute' * ${size}::int, ${Prisma.raw(t)}, to_timestamp(0))`;

/**
 * Online spans that began in a quarter of an hour, by the quarter in which the user had been online before. Who had
 * been online in this very quarter never comes for the first time since its beginning.
 */
export const arrivalsOf = (quarters: Units) => Prisma.sql`
  INSERT INTO rollup_arrival (app_id, size, at, last_seen, n)
  SELECT u.app_id, ${quarters.size}, u.at, ${remembered(Prisma.sql`seen`)} AS last_seen, count(*)
  FROM ${table(quarters)} ${during("s.at", "online_span")}
  LEFT JOIN LATERAL (
    SELECT ${floor(quarters.size, "p.until")} AS seen FROM online_span AS p
    WHERE p.app_id = s.app_id AND p.user_id = s.user_id AND p.at < s.at ORDER BY p.at DESC LIMIT 1) AS p ON true
  WHERE seen < u.at OR seen IS NULL
  GROUP BY u.app_id, u.at, last_seen`;

export const arrivalsFrom = (from: Size, hours: Units) => Prisma.sql`
  INSERT INTO rollup_arrival (app_id, size, at, last_seen, n)
  SELECT u.app_id, ${hours.size}, u.at, ${remembered(Prisma.sql`${floor(hours.size, "r.last_seen")}`)} AS last_seen, sum(n)
  FROM ${parts("rollup_arrival", hours, from)}
  WHERE r.last_seen < u.at
  GROUP BY 1, 3, 4`;
