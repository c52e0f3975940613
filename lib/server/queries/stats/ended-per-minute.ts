import { MINUTE, type Millis } from "@/lib/time/units";
import type { EndedMinutes } from "@/lib/stats/incidents";
import { db, Prisma } from "../../db/client";
import { packCountsPerMinute, unpackCountsPerMinute } from "./counts-per-minute";

/** An app's connections that ended, minute by minute over [from, to), both being whole minutes. One query. */
export async function readEndedPerMinute(appId: number, from: Millis, to: Millis): Promise<EndedMinutes> {
  const [row] = await db().$queryRaw<{ known: Date | null; packed: Uint8Array | null }[]>`
    SELECT (SELECT at FROM rollup_online WHERE app_id = ${appId} AND size = 1 ORDER BY at LIMIT 1) AS known,
           ${packCountsPerMinute(Prisma.sql`at`, Prisma.sql`ended`)} AS packed
    FROM rollup_online
    WHERE app_id = ${appId} AND size = 1 AND at >= ${new Date(from)} AND at < ${new Date(to)} AND ended > 0`;
  const ended = unpackCountsPerMinute(row?.packed ?? null, from, to);
  const known = row?.known == null ? ended.length : Math.max(0, (row.known.getTime() - from) / MINUTE);
  return { start: from, ended, known };
}
