import { DAY } from "@/lib/time/units";
import { Prisma, projectorDb, type Tx } from "../db/client";
import { someRows } from "../db/some-rows";
import { ENDED } from "../measures/connections";
import { dropBefore } from "../partitions/drop";
import { PARTITIONED } from "../partitions/tables";
import { paced } from "./paced";

/** Rows of one DELETE. */
const BATCH = 5_000;
const DAY_MINUTES = 1440;
/** Their days are carried. */
const LEVELS = ["rollup_online", "rollup_activity"];

/**
 * Removes the sums of an app from before `before`, a midnight of UTC from which on sums are final. How many are online
 * or connected at an instant is the sum of all changes before it, so one row of the day before `before` stands for
 * those that go. Partitions are dropped, and what else there is of that day is deleted. Returns the number of rows.
 * Throws what the database throws; what is deleted stays deleted.
 */
export async function removeSums(appId: number, before: Date): Promise<number> {
  let rows = await carryLevels(appId, before);
  const lastDay = new Date(before.getTime() - DAY);
  for (const partitioned of PARTITIONED.sums) {
    const isLevel = LEVELS.includes(partitioned.name);
    rows += isLevel
      ? await dropBefore({ ...partitioned, end: "at" }, appId, before, lastDay)
      : await dropBefore(partitioned, appId, before);
    const table = Prisma.raw(partitioned.name);
    const carried = isLevel ? DAY_MINUTES : null;
    const old = Prisma.sql`app_id = ${appId} AND at < ${before} AND size IS DISTINCT FROM ${carried}::smallint`;
    await paced(async () => {
      const deleted = await projectorDb().$executeRaw`DELETE FROM ${table} WHERE ${someRows(table, old, BATCH)}`;
      rows += deleted;
      return deleted > 0;
    });
  }
  return rows;
}

/** Replaces days by what they add up to, in one transaction: no reader sees a level without them. */
const carryLevels = (appId: number, before: Date): Promise<number> =>
  projectorDb().$transaction(async (tx) => {
    // Another instance may be at it.
    await tx.$executeRaw`SELECT FROM retention WHERE app_id = ${appId} FOR UPDATE`;
    const row = { appId, size: DAY_MINUTES, at: new Date(before.getTime() - DAY) };
    const online = await tx.$queryRaw<{ net: number }[]>`
      SELECT sum(went_online - went_offline)::int AS net FROM rollup_online
      WHERE ${daysBefore(appId, before)} HAVING sum(went_online - went_offline) <> 0`;
    const connected = await tx.$queryRaw<{ platform: string; net: number }[]>`
      SELECT platform, sum(began - (${ENDED} - ended_unknown))::int AS net FROM rollup_activity
      WHERE ${daysBefore(appId, before)} GROUP BY platform HAVING sum(began - (${ENDED} - ended_unknown)) <> 0`;
    const gone =
      (await deleteDays(tx, "rollup_online", appId, before)) + (await deleteDays(tx, "rollup_activity", appId, before));
    await tx.rollupOnline.createMany({ data: online.map(({ net }) => ({ ...row, wentOnline: net, peakAt: row.at })) });
    await tx.rollupActivity.createMany({
      data: connected.map(({ platform, net }) => ({ ...row, platform, began: net })),
    });
    return gone - online.length - connected.length;
  });

const daysBefore = (appId: number, before: Date) =>
  Prisma.sql`app_id = ${appId} AND size = ${DAY_MINUTES} AND at < ${before}`;

const deleteDays = (tx: Tx, table: string, appId: number, before: Date) =>
  tx.$executeRaw`DELETE FROM ${Prisma.raw(table)} WHERE ${daysBefore(appId, before)}`;
