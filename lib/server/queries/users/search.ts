import type { UsersFound, UsersSearch } from "@/lib/contracts/users";
import { appNamed, type App } from "../../apps/registry";
import { allows, appsOf } from "../../auth/access";
import type { Principal } from "../../auth/session-cache";
import { db, Prisma } from "../../db/client";
import { likePattern } from "../like";
import { selectRows } from "../listing";
import { toUser } from "./list";
import { usersListing, type PresenceRow } from "./listing";
import { staleBefore } from "./stale-before";

/** Fewer characters would list the users, letter by letter. */
const MIN_BEGINNING = 3;

/**
 * The users that a typed text may mean, best first: the UserID itself, those that begin with the text, those that
 * contain it; within each, the shorter UserID first. Also names the other apps that know the UserID. `principal`
 * searches the apps in which it may, and who may not list users needs the beginning of the UserID. Throws ServiceError.
 */
export async function searchUsers(
  { app: asked, q, limit }: UsersSearch,
  principal: Principal,
  now: Date,
): Promise<UsersFound> {
  const app = await appNamed(asked);
  const others = [...(await appsOf(principal)).values()].filter(
    ({ id }) => id !== app.id && allows(principal, "find", id),
  );
  const match = allows(principal, "list", app.id) ? matching : beginning;
  const [ids, elsewhere] = await Promise.all([match(app, q, limit), appsThatKnow(others, q)]);
  const rows = await readUsers(app, ids, now);
  const stale = staleBefore(app, now);
  const byId = new Map(rows.map((row) => [row.userId, toUser(row, stale)]));
  return { asOf: now.toISOString(), users: ids.flatMap((id) => byId.get(id) ?? []), elsewhere };
}

/** The UserID itself, and those that begin with `q` if it has at least `least` characters. */
async function beginning(app: App, q: string, limit: number, least = MIN_BEGINNING): Promise<string[]> {
  // The exact text is read by the key. It need not be among the shortest that match.
  const exact = await select(Prisma.sql`app_id = ${app.id} AND user_id = ${q}`, 1);
  if ([...q].length < least) return exact;
  const begins = await select(Prisma.sql`app_id = ${app.id} AND user_id ILIKE ${`${likePattern(q)}%`}`, limit);
  return [...new Set([...exact, ...begins])].slice(0, limit);
}

async function matching(app: App, q: string, limit: number): Promise<string[]> {
  const best = await beginning(app, q, limit, 1);
  if (best.length === limit) return best;
  const contains = await select(Prisma.sql`app_id = ${app.id} AND user_id ILIKE ${`%${likePattern(q)}%`}`, limit);
  return [...new Set([...best, ...contains])].slice(0, limit);
}

async function select(where: Prisma.Sql, limit: number): Promise<string[]> {
  const rows = await db().$queryRaw<{ userId: string }[]>`
    SELECT user_id AS "userId" FROM account WHERE ${where} ORDER BY length(user_id), user_id LIMIT ${limit}`;
  return rows.map(({ userId }) => userId);
}

async function appsThatKnow(others: readonly App[], userId: string): Promise<UsersFound["elsewhere"]> {
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
