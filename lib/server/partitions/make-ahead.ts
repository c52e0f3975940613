import type { Millis } from "@/lib/time/units";
import { projectorDb } from "../db/client";
import { nextBoundary } from "./ahead";
import { dayOf } from "./day-of";
import { patiently } from "./patiently";
import { readPartitions } from "./read";
import { PARTITIONED, PARTITIONED_KINDS, type PartitionedKind } from "./tables";

/** For how many days an app keeps each kind; null for ever. */
export type DaysByKind = Record<PartitionedKind, number | null>;

/** A table was divided, did not need it, or was left as it is, because too many rows would move. */
type Outcome = "made" | "there" | "many";

/** Names of tables. */
export interface MadeAhead {
  divided: string[];
  /** Here the app shares a partition with other apps, and has more rows than may move. */
  left: string[];
}

/** Rows that may move out of a shared partition. Nobody reads or writes the table meanwhile. */
const MOST_MOVED = 200_000;

/**
 * Divides the tables whose rows an app keeps for some days at the next boundary, where that is due at `now`. Throws
 * database errors, also if a table is in use for long; the next call goes on.
 */
export async function makeAhead(
  appId: number,
  days: DaysByKind,
  now: Millis,
  mostMoved = MOST_MOVED,
): Promise<MadeAhead> {
  const made: MadeAhead = { divided: [], left: [] };
  for (const kind of PARTITIONED_KINDS) {
    const kept = days[kind];
    if (kept === null) continue;
    for (const { name } of PARTITIONED[kind]) {
      const last = (await readPartitions(name, appId)).at(-1)?.since ?? null;
      const boundary = nextBoundary(kept, last, now);
      if (boundary === null) continue;
      const outcome = last === null ? await begin(name, appId, boundary, mostMoved) : await cut(name, appId, boundary);
      if (outcome === "made") made.divided.push(name);
      if (outcome === "many") made.left.push(name);
    }
  }
  return made;
}

const begin = (table: string, appId: number, boundary: Millis, mostMoved: number): Promise<Outcome> =>
  outcomeOf(
    () => projectorDb().$queryRaw`
      SELECT partition_begin(${table}, ${appId}::int, ${dayOf(boundary)}::date, ${mostMoved}::bigint) AS outcome`,
  );

const cut = (table: string, appId: number, boundary: Millis): Promise<Outcome> =>
  outcomeOf(
    () => projectorDb().$queryRaw`
      SELECT partition_cut(${table}, ${appId}::int, ${dayOf(boundary)}::date) AS outcome`,
  );

async function outcomeOf(call: () => Promise<{ outcome: Outcome }[]>): Promise<Outcome> {
  const [row] = await patiently(call);
  if (row === undefined) throw new Error("the database did not say what became of a table");
  return row.outcome;
}
