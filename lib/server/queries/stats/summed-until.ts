import { SECOND } from "@/lib/time/units";
import { Prisma, type Read } from "../../db/client";

/** Folding and summing normally take a second or two. */
const NORMAL_MS = 10 * SECOND;
/** Entries of the queue of users that are looked at. */
const MAX_USERS = 1_000;

/**
 * The time of receipt up to which the sums of an app contain every callback: `now`, unless Rollcall is behind. Later
 * minutes may look as if nothing happened in them, so nothing may be concluded from them.
 */
export async function summedUntil(appId: number, now: Date, read: Read): Promise<Date> {
  const [waiting] = await read<{ oldest: Date | null }>(Prisma.sql`
    SELECT least(
      (SELECT min(received_at) FROM (
         SELECT received_at FROM touched WHERE app_id = ${appId} AND received_at > to_timestamp(0)
         LIMIT ${MAX_USERS}) AS users),
      (SELECT since FROM stale_minute ORDER BY id LIMIT 1)) AS oldest`);
  const oldest = waiting?.oldest ?? now;
  return now.getTime() - oldest.getTime() > NORMAL_MS ? oldest : now;
}
