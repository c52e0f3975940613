import type { Tx } from "../db/client";

/** The number that stands for no app. */
const NO_APP = 0;

/**
 * The items whose app is there. An instance may not know yet that one is deleted, and what it stored would stay for
 * ever. Whoever deletes an app waits for this transaction (../db/wait-for-appends.ts). Throws what the database throws.
 */
export async function withoutDeleted<Item extends { appId: number }>(tx: Tx, items: readonly Item[]): Promise<Item[]> {
  await tx.$executeRaw`LOCK TABLE event IN ROW EXCLUSIVE MODE`;
  const ids = [...new Set(items.map(({ appId }) => appId))];
  const apps = await tx.app.findMany({ where: { id: { in: ids }, deletingAt: null }, select: { id: true } });
  const there = new Set([NO_APP, ...apps.map(({ id }) => id)]);
  return items.filter(({ appId }) => there.has(appId));
}
