import { z } from "zod";
import { platform } from "@/lib/contracts/common";
import type { KickedUsersAnswer, KickedUsersQuery } from "@/lib/contracts/stats/kicks";
import { groupBy } from "@/lib/group-by";
import { appFor } from "../../apps";
import { db, Prisma } from "../../db/client";
import { readCursor, writeCursor } from "../../http/cursor";

const position = z.tuple([z.number().int(), z.string()]);

interface Row {
  userId: string;
  count: number;
  lastAt: Date;
}

/** Users by how many kicks they had in the range, most first, then by UserID. Throws ServiceError. */
export async function listKickedUsers(query: KickedUsersQuery, now: Date): Promise<KickedUsersAnswer> {
  const app = await appFor(query.app);
  const after = readCursor(query.cursor, position);
  const where = Prisma.join([
    Prisma.sql`app_id = ${app.id}`,
    ...(query.from === undefined ? [] : [Prisma.sql`at >= ${new Date(query.from)}`]),
    ...(query.to === undefined ? [] : [Prisma.sql`at < ${new Date(query.to)}`]),
    ...(query.by === undefined ? [] : [Prisma.sql`by_platform = ${query.by}`]),
    ...(query.kicked === undefined ? [] : [Prisma.sql`kicked = ${query.kicked}`]),
  ], " AND ");
  const beyond = after === null ? Prisma.empty : Prisma.sql`
    HAVING count(*) < ${after[0]} OR (count(*) = ${after[0]} AND user_id > ${after[1]})`;
  const rows = await db().$queryRaw<Row[]>`
    SELECT user_id AS "userId", count(*)::int AS count, max(at) AS "lastAt" FROM kick WHERE ${where}
    GROUP BY user_id ${beyond} ORDER BY count(*) DESC, user_id LIMIT ${query.limit + 1}`;
  const page = rows.slice(0, query.limit);
  const pairs = await readPairs(where, page.map((row) => row.userId));
  const last = page.at(-1);
  return {
    asOf: now.toISOString(),
    users: page.map(({ userId, count, lastAt }) => ({ userId, count, lastAt: lastAt.toISOString(), pairs: pairs(userId) })),
    nextCursor: rows.length > query.limit && last !== undefined ? writeCursor([last.count, last.userId]) : null,
  };
}

/** Who kicked whom among each user's devices, most frequent first. */
async function readPairs(where: Prisma.Sql, userIds: string[]) {
  const rows = await db().$queryRaw<{ userId: string; by: string; kicked: string; count: number }[]>`
    SELECT user_id AS "userId", by_platform AS by, kicked, count(*)::int AS count FROM kick
    WHERE ${where} AND user_id = ANY(${userIds}) GROUP BY 1, 2, 3 ORDER BY 4 DESC, 2, 3`;
  const byUser = groupBy(rows, (row) => row.userId);
  return (userId: string) => (byUser.get(userId) ?? []).map(({ by, kicked, count }) => ({
    by: platform.parse(by), kicked: platform.parse(kicked), count,
  }));
}
