import type { Tx } from "../db/client";
import { erasureKey, tombstoneOf } from "./key";

/** A user of an app, by id. */
export interface User {
  appId: number;
  userId: string;
}

/**
 * The tombstones of these users, whether they are erased or not, in their order; null for users of an app that has
 * erased nobody, so that most batches cost no hashes. Throws what the database throws.
 */
export async function tombstonesAmong(tx: Tx, users: readonly User[]): Promise<(string | null)[]> {
  const appIds = [...new Set(users.map(({ appId }) => appId))];
  const rows = await tx.$queryRaw<{ appId: number }[]>`
    SELECT app_id AS "appId" FROM unnest(${appIds}::int[]) AS k(app_id)
    WHERE EXISTS (SELECT FROM erased_user AS u WHERE u.app_id = k.app_id)`;
  if (rows.length === 0) return users.map(() => null);
  const apps = new Set(rows.map(({ appId }) => appId));
  const key = await erasureKey();
  return users.map((user) => (apps.has(user.appId) ? tombstoneOf(key, user) : null));
}

/** Whether each of these users is erased, in their order. Throws what the database throws. */
export async function areErased(tx: Tx, users: readonly User[]): Promise<boolean[]> {
  if (users.length === 0) return [];
  const tombstones = await tombstonesAmong(tx, users);
  if (tombstones.every((tombstone) => tombstone === null)) return users.map(() => false);
  const rows = await tx.$queryRaw<{ tombstone: string }[]>`
    SELECT tombstone FROM erased_user JOIN unnest(
      ${users.map(({ appId }) => appId)}::int[], ${tombstones}::text[]) AS k(app_id, tombstone)
    USING (app_id, tombstone)`;
  const erased = new Set(rows.map((row) => row.tombstone));
  return tombstones.map((tombstone) => tombstone !== null && erased.has(tombstone));
}
