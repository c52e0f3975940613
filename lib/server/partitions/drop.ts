import { Prisma, projectorDb } from "../db/client";
import { dayOf } from "./day-of";
import { patiently } from "./patiently";
import { readPartitions } from "./read";
import { ALL_PARTITIONED, type PartitionedTable } from "./tables";

/**
 * Drops the partitions of an app that end at `before` or earlier. What has not ended by then, or by `kept`, stays in a
 * new one. Returns how many rows are gone. Throws what the database throws, also if the table is in use for long.
 */
export async function dropBefore(
  { name, time, end }: PartitionedTable,
  appId: number,
  before: Date,
  kept = before,
): Promise<number> {
  const past = (await readPartitions(name, appId)).filter(({ until }) => until <= before.getTime());
  const last = past.at(-1);
  if (last === undefined) return 0;
  const ended = end === null ? Prisma.sql`true` : Prisma.sql`${Prisma.raw(end)} < ${kept}`;
  const [{ rows } = { rows: 0 }] = await projectorDb().$queryRaw<{ rows: number }[]>`
    SELECT count(*)::float8 AS rows FROM ${Prisma.raw(name)}
    WHERE app_id = ${appId} AND ${Prisma.raw(time)} < ${new Date(last.until)} AND ${ended}`;
  // The oldest one alone has what lasts since it was made.
  if (rows === 0 && past.length === 1) return 0;
  const [dropped] = await patiently(
    () => projectorDb().$queryRaw<{ done: boolean }[]>`
      SELECT partition_drop(${name}, ${appId}::int, ${past.map((part) => part.name)}::text[],
                            ${dayOf(last.until)}::date, ${end}, ${kept}::timestamptz) AS done`,
  );
  // It is not done if another instance has done it.
  return dropped?.done === true ? rows : 0;
}

/** Drops every partition of an app. Returns how many rows are gone. Throws like dropBefore. */
export async function dropPartitions(appId: number): Promise<number> {
  let gone = 0;
  for (const { name } of ALL_PARTITIONED) {
    if ((await readPartitions(name, appId)).length === 0) continue;
    const [{ rows } = { rows: 0 }] = await projectorDb().$queryRaw<{ rows: number }[]>`
      SELECT count(*)::float8 AS rows FROM ${Prisma.raw(name)} WHERE app_id = ${appId}`;
    await patiently(() => projectorDb().$executeRaw`SELECT partition_remove(${name}, ${appId}::int)`);
    gone += rows;
  }
  return gone;
}
