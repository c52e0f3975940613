import { Prisma } from "../../db/client";

/** How the connection that the user had before `connection AS c` ended; null if there was none. */
export const previousCause = Prisma.sql`(
  SELECT p.end_cause FROM connection AS p
  WHERE p.app_id = c.app_id AND p.user_id = c.user_id AND p.ended_at <= c.at AND (p.at, p.no) <> (c.at, c.no)
  ORDER BY p.ended_at DESC, p.no DESC LIMIT 1)`;

/** The custom status that the user had when `connection AS c` ended, or has while it is open; null for none. */
export const statusAtEnd = Prisma.sql`(
  SELECT nullif(s.value, '') FROM status_change AS s
  WHERE s.app_id = c.app_id AND s.user_id = c.user_id AND s.at <= coalesce(c.ended_at, 'infinity')
    AND (s.until IS NULL OR s.until >= c.ended_at)
  ORDER BY s.at DESC, s.no DESC LIMIT 1)`;
