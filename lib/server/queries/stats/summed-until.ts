import { SECOND } from "@/lib/time/units";
import { Prisma, type Read } from "../../db/client";

/** Folding and summing normally take a second or two. */
const NORMAL_MS = 10 * SECOND;
/** How many entries of the queue of users are read. */
const MAX_USERS = 1_000;

const IS_SUMMED_SOON = Prisma.sql`NOT EXISTS (
  SELECT FROM rollup_fault AS f WHERE f.app_id = s.app_id AND f.minute = s.minute AND f.receipt = s.receipt)`;

/**
 * The time of receipt up to which the sums of an app contain every callback: `now`, unless Rollcall is behind. Later
 * minutes may look as if nothing happened in them, so nothing may be concluded from them. A minute that cannot be
 * summed is left out: it may wait for hours, and no other minute waits for it.
 */
export async function summedUntil(appId: number, now: Date, read: Read): Promise<Date> {
  const [waiting] = await read<{ oldest: Date | null }>(Prisma.sql`
    SELECT least(
      (SELECT min(received_at) FROM (
         SELECT received_at FROM touched WHERE app_id = ${appId} AND received_at > to_timestamp(0)
         LIMIT ${MAX_USERS}) AS users),
      (SELECT since FROM stale_minute AS s WHERE app_id = ${appId} AND ${IS_SUMMED_SOON}
       ORDER BY id LIMIT 1)) AS oldest`);
  const oldest = waiting?.oldest ?? now;
  return now.getTime() - oldest.getTime() > NORMAL_MS ? oldest : now;
}
