import { setTimeout as delay } from "node:timers/promises";
import { Prisma, projectorDb, type Tx } from "../db/client";
import { someRows } from "../db/some-rows";
import { dropPartitions } from "../partitions/drop";

/** Rows of one DELETE. */
const BATCH = 5_000;
/** The share of the time for deletions: callbacks of other apps are stored meanwhile. */
const MAX_SHARE = 1 / 3;

/** Tables whose rows of an app stay when it is deleted. */
const STAY = ["audit_entry"];
/** What projector and rollup take their work from: it goes first, so that they write nothing anew. */
const QUEUES = ["touched", "stale_minute"];

export interface DeletedPart {
  id: number;
  sdkAppId: string;
}

/** The tables that have rows of apps, by the database itself, so that a new one cannot be forgotten. */
export async function tablesOfApps(): Promise<string[]> {
  const rows = await projectorDb().$queryRaw<{ name: string }[]>`
    SELECT c.table_name AS name FROM information_schema.columns AS c
    JOIN information_schema.tables AS t USING (table_schema, table_name)
    WHERE c.table_schema = current_schema() AND c.column_name = 'app_id' AND t.table_type = 'BASE TABLE'
    ORDER BY c.table_name`;
  const names = rows.map(({ name }) => name).filter((name) => !STAY.includes(name));
  return [...QUEUES.filter((name) => names.includes(name)), ...names.filter((name) => !QUEUES.includes(name))];
}

/**
 * Deletes every row of an app, some at a time, and tells `onRows` how many. Goes on until a pass finds none: a fold
 * that was under way may have written some meanwhile. Ends early if `signal` aborts, and returns whether all are gone.
 * Throws what the database throws; what is deleted stays deleted.
 */
export async function removeData(
  { id }: DeletedPart,
  onRows: (rows: number) => Promise<void>,
  signal: AbortSignal,
): Promise<boolean> {
  await projectorDb().$executeRaw`
    DELETE FROM alert_delivery WHERE alert_id IN (SELECT a.id FROM alert AS a WHERE a.app_id = ${id})`;
  for (let found = true; found;) {
    const dropped = await dropPartitions(id);
    found = dropped > 0;
    if (found) await onRows(dropped);
    for (const table of await tablesOfApps()) {
      for (let rows = BATCH; rows > 0;) {
        if (signal.aborted) return false;
        const started = performance.now();
        rows = await removeSome(table, id);
        if (rows === 0) break;
        found = true;
        await onRows(rows);
        const took = performance.now() - started;
        await delay(took / MAX_SHARE - took);
      }
    }
  }
  return true;
}

function removeSome(name: string, id: number): Promise<number> {
  const table = Prisma.raw(`"${name}"`);
  return projectorDb().$executeRaw`
    DELETE FROM ${table} WHERE ${someRows(table, Prisma.sql`app_id = ${id}`, BATCH)}`;
}

/**
 * Takes an app out of what names several apps. A token of this app alone goes. A channel of this app alone is switched
 * off: without apps it would get the alerts of all.
 */
export async function forgetApp(tx: Tx, { id, sdkAppId }: DeletedPart): Promise<void> {
  await tx.$executeRaw`DELETE FROM api_token WHERE app_ids = ARRAY[${id}::int]`;
  await tx.$executeRaw`UPDATE api_token SET app_ids = array_remove(app_ids, ${id}::int) WHERE ${id} = ANY(app_ids)`;
  await tx.apiToken.updateMany({ where: { app: sdkAppId }, data: { app: null } });
  await tx.$executeRaw`
    UPDATE alert_channel SET app_ids = array_remove(app_ids, ${id}::int),
      enabled = enabled AND app_ids <> ARRAY[${id}::int]
    WHERE ${id} = ANY(app_ids)`;
}
