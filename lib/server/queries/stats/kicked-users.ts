import { z } from "zod";
import type { KickedUser, KickedUsersAnswer, KickedUsersFilter, KickedUsersQuery } from "@/lib/contracts/stats/kicks";
import { groupBy } from "@/lib/group-by";
import { appNamed, type App } from "../../apps/registry";
import { db, Prisma, readNow, type Read } from "../../db/client";
import { readCursor, writeCursor } from "../../paging/cursor";
import { allOf, atOrAfter, before, conditionsOf, equals } from "../filter";
import { pageOf, selectRows, type Listing } from "../listing";

export interface KickedUserRow {
  userId: string;
  count: number;
  lastAt: Date;
}
export type KickPair = KickedUser["pairs"][number];

const position = z.tuple([z.number().int(), z.string()]);

/** Users by how many kicks they had in the range, most first, then by UserID. Throws ServiceError. */
export async function listKickedUsers(query: KickedUsersQuery, now: Date): Promise<KickedUsersAnswer> {
  const app = await appNamed(query.app);
  const after = readCursor(query.cursor, position);
  const next =
    after === null ? [] : [Prisma.sql`(u.count < ${after[0]} OR (u.count = ${after[0]} AND u.user_id > ${after[1]}))`];
  const rows = await db().$queryRaw<KickedUserRow[]>(selectRows(kickedUsersListing(app, query), next, query.limit + 1));
  const { page, nextCursor } = pageOf(rows, query.limit, ({ count, userId }) => writeCursor([count, userId]));
  const pairs = await readPairs(app, query, page);
  return {
    asOf: now.toISOString(),
    users: page.map(({ userId, count, lastAt }, i) => ({
      userId,
      count,
      lastAt: lastAt.toISOString(),
      pairs: pairs[i] ?? [],
    })),
    nextCursor,
  };
}

/** Users who had any of the kicks that the filter leaves, as KickedUserRow. */
export function kickedUsersListing(app: App, filter: KickedUsersFilter): Listing {
  return {
    columns: Prisma.sql`u.user_id AS "userId", u.count, u.last_at AS "lastAt"`,
    from: Prisma.sql`(
      SELECT user_id, count(*)::int AS count, max(at) AS last_at FROM kick
      WHERE ${kicksOf(app, filter)} GROUP BY user_id) AS u`,
    where: [Prisma.sql`true`],
    order: Prisma.sql`u.count DESC, u.user_id`,
  };
}

/** Who kicked whom among the devices of each of some users, most frequent first. */
export async function readPairs(
  app: App,
  filter: KickedUsersFilter,
  users: readonly KickedUserRow[],
  read: Read = readNow,
): Promise<KickPair[][]> {
  const rows = await read<KickPair & { userId: string }>(Prisma.sql`
    SELECT user_id AS "userId", by_platform AS by, kicked, count(*)::int AS count FROM kick
    WHERE ${kicksOf(app, filter)} AND user_id = ANY(${users.map(({ userId }) => userId)})
    GROUP BY 1, 2, 3 ORDER BY 4 DESC, 2, 3`);
  const byUser = groupBy(rows, (row) => row.userId);
  return users.map(({ userId }) => (byUser.get(userId) ?? []).map(({ by, kicked, count }) => ({ by, kicked, count })));
}

/** The condition on `kick` of those that the filter leaves. */
const kicksOf = (app: App, filter: KickedUsersFilter): Prisma.Sql =>
  allOf([
    Prisma.sql`app_id = ${app.id}`,
    ...conditionsOf(filter, {
      app: null,
      from: atOrAfter(Prisma.sql`at`),
      to: before(Prisma.sql`at`),
      tz: null,
      by: equals(Prisma.sql`by_platform`),
      kicked: equals(Prisma.sql`kicked`),
    }),
  ]);
