import { Prisma, type Tx } from "../db/client";
import { tableOf, type RowOf } from "../db/table";
import { keyColumns, keyOf, type UserKey } from "./user-key";

const PRESENCE = tableOf("Presence", "p").columns("appId", "userId", "state", "lastEventAt", "lastReceivedAt");

/** What is projected of a user. */
export type Projected = RowOf<typeof PRESENCE>;

/** The locked users by keyOf: what is projected of them, or null for a user of whom nothing is. */
export type LockedUsers = ReadonlyMap<string, Projected | null>;

/**
 * Locks users until the end of the transaction, so that no other one projects them. Leaves out users that another
 * transaction holds. With `wait`, it waits for those, and leaves out only a user that became known meanwhile.
 * Transactions lock rows of one table after the other, in the order of the keys, so that they cannot deadlock.
 */
export async function lockUsers(tx: Tx, users: readonly UserKey[], { wait }: { wait: boolean }): Promise<LockedUsers> {
  const known = await lockPresence(tx, users, wait ? Prisma.empty : Prisma.sql`SKIP LOCKED`);
  const locked = new Map<string, Projected | null>(known.map((row) => [keyOf(row), row]));
  const unknown = users.filter((user) => !locked.has(keyOf(user)));
  if (unknown.length === 0) return locked;
  await lockAccounts(tx, unknown);
  const held = new Set((await findProjected(tx, unknown)).map(keyOf));
  for (const user of unknown) if (!held.has(keyOf(user))) locked.set(keyOf(user), null);
  return locked;
}

function lockPresence(tx: Tx, users: readonly UserKey[], mode: Prisma.Sql): Promise<Projected[]> {
  const { appIds, userIds } = keyColumns(users);
  return tx.$queryRaw<Projected[]>`
    SELECT ${PRESENCE} FROM unnest(${appIds}::int[], ${userIds}::text[]) AS k(app_id, user_id)
    JOIN presence AS p USING (app_id, user_id) ORDER BY p.app_id, p.user_id FOR UPDATE OF p ${mode}`;
}

/** The account stands for a user of whom nothing is projected yet. It is made if there is none. */
async function lockAccounts(tx: Tx, users: readonly UserKey[]): Promise<void> {
  const { appIds, userIds } = keyColumns(users);
  await tx.$executeRaw`
    INSERT INTO account AS a (app_id, user_id)
    SELECT app_id, user_id FROM unnest(${appIds}::int[], ${userIds}::text[]) AS k(app_id, user_id)
    ORDER BY app_id, user_id
    ON CONFLICT (app_id, user_id) DO UPDATE SET app_id = a.app_id`;
}

function findProjected(tx: Tx, users: readonly UserKey[]): Promise<UserKey[]> {
  const { appIds, userIds } = keyColumns(users);
  return tx.$queryRaw<UserKey[]>`
    SELECT p.app_id AS "appId", p.user_id AS "userId"
    FROM unnest(${appIds}::int[], ${userIds}::text[]) AS k(app_id, user_id) JOIN presence AS p USING (app_id, user_id)`;
}
