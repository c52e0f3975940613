import type { UsersFound, UsersSearch } from "@/lib/contracts/users";
import { appNamed, appsBySdkAppId, type App } from "../../apps/registry";
import { db, Prisma } from "../../db/client";
import { likePattern } from "../like";
import { selectRows } from "../listing";
import { toUser } from "./list";
import { staleBefore, usersListing, type PresenceRow } from "./listing";

/**
 * The users that a typed text may mean, best first: the UserID itself, those that begin with the text, those that
 * contain it; within each, the shorter UserID first. Also names the other apps that know the UserID. Throws
 * ServiceError.
 */
export async function searchUsers({ app: asked, q, limit }: UsersSearch, now: Date): Promise<UsersFound> {
  const app = await appNamed(asked);
  const [ids, elsewhere] = await Promise.all([matching(app, q, limit), appsThatKnow(app, q)]);
  const rows = await readUsers(app, ids, now);
  const stale = staleBefore(app, now);
  const byId = new Map(rows.map((row) => [row.userId, toUser(row, stale)]));
  return { asOf: now.toISOString(), users: ids.flatMap((id) => byId.get(id) ?? []), elsewhere };
}

async function matching(app: App, q: string, limit: number): Promise<string[]> {
  // The exact text is read by the key. It need not be among the shortest that match.
  const exact = await select(Prisma.sql`app_id = ${app.id} AND user_id = ${q}`, 1);
  const begins = await select(Prisma.sql`app_id = ${app.id} AND user_id ILIKE ${`${likePattern(q)}%`}`, limit);
  const best = [...new Set([...exact, ...begins])].slice(0, limit);
  if (best.length === limit) return best;
  const contains = await select(Prisma.sql`app_id = ${app.id} AND user_id ILIKE ${`%${likePattern(q)}%`}`, limit);
  return [...new Set([...best, ...contains])].slice(0, limit);
}

async function select(where: Prisma.Sql, limit: number): Promise<string[]> {
  const rows = await db().$queryRaw<{ userId: string }[]>`
    SELECT user_id AS "userId" FROM account WHERE ${where} ORDER BY length(user_id), user_id LIMIT ${limit}`;
  return rows.map(({ userId }) => userId);
}

async function appsThatKnow(here: App, userId: string): Promise<UsersFound["elsewhere"]> {
  const others = [...(await appsBySdkAppId()).values()].filter(({ id }) => id !== here.id);
  if (others.length === 0) return [];
  const rows = await db().account.findMany({
    where: { appId: { in: others.map(({ id }) => id) }, userId },
    orderBy: { appId: "asc" },
    select: { appId: true },
  });
  return rows.flatMap(({ appId }) =>
    others.filter(({ id }) => id === appId).map(({ sdkAppId }) => ({ app: sdkAppId, userId })),
  );
}

function readUsers(app: App, ids: readonly string[], now: Date): Promise<PresenceRow[]> {
  const listing = usersListing(app, { sort: "userId" }, now);
  return db().$queryRaw<PresenceRow[]>(selectRows(listing, [Prisma.sql`p.user_id = ANY(${ids})`]));
}
