import { Prisma, projectorDb } from "../db/client";
import { someRows } from "../db/some-rows";
import { dropBefore } from "../partitions/drop";
import { PARTITIONED } from "../partitions/tables";
import { paced } from "./paced";

/** Rows of one DELETE. */
const BATCH = 5_000;

/** A table, and the column that says how old its rows are. */
interface Removable {
  name: string;
  time: string;
}

/** What is kept as long as a kind and is not partitioned. */
const SMALL: Record<"events" | "connections", readonly Removable[]> = {
  events: [
    { name: "event_verdict", time: "event_time" },
    { name: "event_late", time: "event_time" },
    { name: "event_fault", time: "event_time" },
    { name: "duplicate", time: "received_at" },
  ],
  connections: [],
};

/**
 * Removes what an app has of a kind that is older than `before`. A row that lasts is as old as its end, and stays as
 * long as it has none. Partitions are dropped. What is in none of them, as what was stored before the app had days, is
 * deleted some rows at a time. Returns the number of rows. Throws what the database throws; what is gone stays gone.
 */
export async function removeKindBefore(kind: "events" | "connections", appId: number, before: Date): Promise<number> {
  let rows = 0;
  for (const table of PARTITIONED[kind]) rows += await dropBefore(table, appId, before);
  const partitioned = PARTITIONED[kind].map(({ name, time, end }) => ({ name, time: end ?? time }));
  return rows + (await removeBefore([...partitioned, ...SMALL[kind]], appId, before));
}

/**
 * Deletes the rows of an app that are older than `before`, some at a time. Returns their number. Throws what the
 * database throws; what is deleted stays deleted.
 */
export async function removeBefore(tables: readonly Removable[], appId: number, before: Date): Promise<number> {
  let rows = 0;
  for (const table of tables) rows += await removeFrom(table, appId, before);
  return rows;
}

async function removeFrom({ name, time }: Removable, appId: number, before: Date): Promise<number> {
  const table = Prisma.raw(name);
  const old = Prisma.sql`app_id = ${appId} AND ${Prisma.raw(time)} < ${before}`;
  let rows = 0;
  await paced(async () => {
    const deleted = await projectorDb().$executeRaw`DELETE FROM ${table} WHERE ${someRows(table, old, BATCH)}`;
    rows += deleted;
    return deleted > 0;
  });
  return rows;
}
