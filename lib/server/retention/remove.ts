import { Prisma, projectorDb } from "../db/client";
import { paced } from "./paced";

/** Rows of one DELETE. */
const BATCH = 5_000;

/** A table, and the column that says how old its rows are. A row that lasts is as old as its end. */
interface Removable {
  name: string;
  time: string;
}

/** What a callback said, and what the fold made of it. */
export const OF_EVENTS: readonly Removable[] = [
  { name: "event", time: "event_time" },
  { name: "event_verdict", time: "event_time" },
  { name: "event_late", time: "event_time" },
  { name: "event_fault", time: "event_time" },
  { name: "duplicate", time: "received_at" },
];

/** What the fold makes of several events. What has not ended stays. */
export const OF_CONNECTIONS: readonly Removable[] = [
  { name: "connection", time: "ended_at" },
  { name: "online_span", time: "until" },
  { name: "kick", time: "at" },
  { name: "status_change", time: "until" },
];

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
  const [table, at] = [Prisma.raw(name), Prisma.raw(time)];
  let rows = 0;
  await paced(async () => {
    const deleted = await projectorDb().$executeRaw`
      DELETE FROM ${table} WHERE ctid = ANY(ARRAY(
        SELECT ctid FROM ${table} WHERE app_id = ${appId} AND ${at} < ${before} LIMIT ${BATCH}))`;
    rows += deleted;
    return deleted === BATCH;
  });
  return rows;
}
