import { SIZES } from "@/lib/time/units";
import { Prisma, projectorDb, type Tx } from "../db/client";
import { claimMinutes } from "./claim";
import { discard, unitsOf, type AppMinute } from "./sql";
import { EVENT_TABLES, RECEIPT_TABLES, type RollupTable } from "./tables";

/** After a backfill a transaction may sum a great many rows. */
const LONGEST_MS = 300_000;
/** Names the lock of rollers among the advisory locks of the database. */
const LOCK = 7_265_301;

/** What a roll did: minutes summed, and whether there are likely to be more. */
export interface Rolled {
  minutes: number;
  more: boolean;
}

/**
 * Sums stale minutes anew, from `since` on, and the larger units they lie in, in one transaction that readers see whole.
 * Null where another roller is at work: there is one at a time over all instances. The lock has a transaction of its
 * own around the one that works, whose snapshot must not be older than the lock.
 */
export async function rollup(since: Date | null): Promise<Rolled | null> {
  const long = { maxWait: LONGEST_MS, timeout: LONGEST_MS };
  return projectorDb().$transaction(async (holder) => {
    const [lock] = await holder.$queryRaw<{ mine: boolean }[]>`SELECT pg_try_advisory_xact_lock(${LOCK}) AS mine`;
    if (lock?.mine !== true) return null;
    return projectorDb().$transaction((tx) => rollIn(tx, since), { ...long, isolationLevel: "RepeatableRead" });
  }, long);
}

async function rollIn(tx: Tx, since: Date | null): Promise<Rolled> {
  const { events, receipts, more } = await claimMinutes(tx, since);
  if (receipts.length > 0) for (const statement of replacing(RECEIPT_TABLES, receipts)) await tx.$executeRaw(statement);
  if (events.length > 0) {
    const [throwAway, ...make] = replacing(EVENT_TABLES, events);
    if (throwAway !== undefined) await tx.$executeRaw(throwAway);
    // Each unit reads its own short stretch of an index. Where the planner lacks statistics it would rather read all of
    // a table and compare each row with each unit.
    await tx.$executeRaw`
      SELECT set_config(name, 'off', true) FROM unnest(ARRAY['enable_hashjoin', 'enable_mergejoin', 'enable_seqscan', 'jit']) AS name`;
    for (const statement of make) await tx.$executeRaw(statement);
  }
  return { minutes: events.length + receipts.length, more };
}

/** A statement that throws away all units of the minutes, then one for each size that makes those of every table. */
function replacing(tables: readonly RollupTable[], minutes: readonly AppMinute[]): Prisma.Sql[] {
  const sizes = SIZES.map((size) => ({ size, units: unitsOf(minutes, size) }));
  const throwAway = sizes.flatMap(({ size, units }) =>
    tables.filter((table) => table.sizes.includes(size)).map(({ name }) => discard(name, units)),
  );
  const make = sizes.map(({ size, units }) =>
    tables
      .filter((table) => table.sizes.includes(size))
      .map((table) => {
        const smaller = table.sizes[table.sizes.indexOf(size) - 1];
        return smaller === undefined ? table.sum(units) : table.merge(smaller, units);
      }),
  );
  return [throwAway, ...make].map(together);
}

/** Statements that do not depend on each other, in one round trip. */
function together(statements: readonly Prisma.Sql[]): Prisma.Sql {
  const parts = statements.map((statement, i) => Prisma.sql`${Prisma.raw(`s${i}`)} AS (${statement})`);
  return Prisma.sql`WITH ${Prisma.join(parts)} SELECT`;
}
