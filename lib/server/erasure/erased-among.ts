import type { Tx } from "../db/client";
import { tombstonesOf } from "./key";

/** A user of an app, by id. */
export interface User {
  appId: number;
  userId: string;
}

/** Whether each of these users is erased, in their order. Throws what the database throws. */
export async function areErased(tx: Tx, users: readonly User[]): Promise<boolean[]> {
  if (users.length === 0) return [];
  const tombstones = await tombstonesOf(users);
  const rows = await tx.$queryRaw<{ tombstone: string }[]>`
    SELECT tombstone FROM erased_user JOIN unnest(
      ${users.map(({ appId }) => appId)}::int[], ${tombstones}::text[]) AS k(app_id, tombstone)
    USING (app_id, tombstone)`;
  const erased = new Set(rows.map((row) => row.tombstone));
  return tombstones.map((tombstone) => erased.has(tombstone));
}
