import type { Millis } from "@/lib/time/units";
import { projectorDb } from "../db/client";
import { nextBoundary } from "./ahead";
import { dayOf } from "./day-of";
import { patiently } from "./patiently";
import { readPartitions } from "./read";
import { PARTITIONED, PARTITIONED_KINDS, type PartitionedKind } from "./tables";

/** For how many days an app keeps each kind; null for ever. */
export type DaysByKind = Record<PartitionedKind, number | null>;

/** Rows of an app that are moved out of the partition that it shares. Nobody reads or writes the table meanwhile. */
const MOST_MOVED = 200_000;

/**
 * Divides the tables whose rows an app keeps for some days at the next boundary, where that is due at `now`. Returns
 * how many it divided. An app that shares a partition with others and has many rows there has no partitions. Throws
 * database errors, also if a table is in use for long; the next call goes on.
 */
export async function makeAhead(appId: number, days: DaysByKind, now: Millis): Promise<number> {
  let divided = 0;
  for (const kind of PARTITIONED_KINDS) {
    const kept = days[kind];
    if (kept !== null) for (const { name } of PARTITIONED[kind]) divided += await divide(name, appId, kept, now);
  }
  return divided;
}

async function divide(table: string, appId: number, days: number, now: Millis): Promise<number> {
  const last = (await readPartitions(table, appId)).at(-1)?.since ?? null;
  const boundary = nextBoundary(days, last, now);
  if (boundary === null) return 0;
  const day = dayOf(boundary);
  const [row] = await patiently(() =>
    last === null
      ? projectorDb().$queryRaw<{ done: boolean }[]>`
          SELECT partition_begin(${table}, ${appId}::int, ${day}::date, ${MOST_MOVED}::bigint) AS done`
      : projectorDb().$queryRaw<
          { done: boolean }[]
        >`SELECT partition_cut(${table}, ${appId}::int, ${day}::date) AS done`,
  );
  return row?.done === true ? 1 : 0;
}
