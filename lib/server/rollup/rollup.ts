import { ROLLUP_SIZES } from "@/lib/time/units";
import { Prisma, projectorDb, type Tx } from "../db/client";
import { claimMinutes } from "./claim";
import { discard, unitsOf, type AppMinute } from "./sql";
import { EVENT_TABLES, RECEIPT_TABLES, type RollupTable } from "./tables";

/** After a backfill a transaction may sum very many rows. */
const TIMEOUT_MS = 300_000;
/** The advisory lock of the database that only one rollup holds. */
const LOCK = 7_265_301;

/** Minutes summed, and whether there are likely to be more. */
export interface RollupResult {
  minutes: number;
  more: boolean;
}

/**
 * Sums stale minutes from `since` on, and the larger units that contain them, in one transaction that readers see
 * whole. Null if another rollup runs: there is one at a time over all instances. The lock is held by an outer
 * transaction, so that the snapshot of the inner one is not older than the lock.
 */
export async function rollup(since: Date | null): Promise<RollupResult | null> {
  const long = { maxWait: TIMEOUT_MS, timeout: TIMEOUT_MS };
  return projectorDb().$transaction(async (holder) => {
    const [lock] = await holder.$queryRaw<{ mine: boolean }[]>`SELECT pg_try_advisory_xact_lock(${LOCK}) AS mine`;
    if (lock?.mine !== true) return null;
    return projectorDb().$transaction((tx) => sumMinutes(tx, since), { ...long, isolationLevel: "RepeatableRead" });
  }, long);
}

async function sumMinutes(tx: Tx, since: Date | null): Promise<RollupResult> {
  const { events, receipts, more } = await claimMinutes(tx, since);
  if (receipts.length > 0) for (const statement of replacing(RECEIPT_TABLES, receipts)) await tx.$executeRaw(statement);
  if (events.length > 0) {
    const [discardAll, ...make] = replacing(EVENT_TABLES, events);
    if (discardAll !== undefined) await tx.$executeRaw(discardAll);
    // Each unit reads its own short range of an index. Without statistics the planner would read all of a table instead
    // and compare each row with each unit.
    await tx.$executeRaw`
      SELECT set_config(name, 'off', true)
      FROM unnest(ARRAY['enable_hashjoin', 'enable_mergejoin', 'enable_seqscan', 'jit']) AS name`;
    for (const statement of make) await tx.$executeRaw(statement);
  }
  return { minutes: events.length + receipts.length, more };
}

/** A statement that deletes all units of the minutes, then one for each size that makes the units of every table. */
function replacing(tables: readonly RollupTable[], minutes: readonly AppMinute[]): Prisma.Sql[] {
  const sizes = ROLLUP_SIZES.map((size) => ({ size, units: unitsOf(minutes, size) }));
  const discardAll = sizes.flatMap(({ size, units }) =>
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
  return [discardAll, ...make].map(together);
}

/** Statements that do not depend on each other, as one. */
function together(statements: readonly Prisma.Sql[]): Prisma.Sql {
  const parts = statements.map((statement, i) => Prisma.sql`${Prisma.raw(`s${i}`)} AS (${statement})`);
  return Prisma.sql`WITH ${Prisma.join(parts)} SELECT`;
}
