import { ROLLUP_SIZES } from "@/lib/time/units";
import { projectorDb, type Prisma, type Tx } from "../db/client";
import { HOLD_PARTITIONS } from "../db/hold-partitions";
import { blamesData, isolate } from "../db/poison";
import { log } from "../log";
import { claimFirst, claimThese, MAX_MINUTES, type StaleMinute } from "./claim";
import { setMinuteAside } from "./faults";
import { discard, unitsOf, type AppMinute, type Units } from "./sql";
import { EVENT_TABLES, RECEIPT_TABLES, type RollupTable } from "./tables";

/** After a backfill a transaction may sum very many rows. */
const LONG = { maxWait: 300_000, timeout: 300_000 };
/** The holder of the lock may sum a batch again in halves. */
const HOLDER = { maxWait: 300_000, timeout: 1_800_000 };
/** The advisory lock of the database that only one rollup holds. */
const LOCK = 7_265_301;

/** Minutes summed, and whether there are likely to be more. */
export interface RollupResult {
  minutes: number;
  more: boolean;
}

/**
 * Sums stale minutes from `since` on, and the larger units that contain them, in one transaction. If the data of a
 * minute makes it fail, sums all others and sets this one aside for a while. Null if another rollup runs: there is one
 * at a time over all instances. Throws what the database throws.
 */
export async function rollup(since: Date | null): Promise<RollupResult | null> {
  // An outer transaction holds the lock, so that the snapshot of the inner one is not older than the lock.
  return projectorDb().$transaction(async (holder) => {
    const [lock] = await holder.$queryRaw<{ mine: boolean }[]>`SELECT pg_try_advisory_xact_lock(${LOCK}) AS mine`;
    return lock?.mine === true ? sumOrIsolate(since) : null;
  }, HOLDER);
}

async function sumOrIsolate(since: Date | null): Promise<RollupResult> {
  let taken: readonly StaleMinute[] = [];
  try {
    await sum(async (tx) => (taken = await claimFirst(tx, since)));
    return { minutes: taken.length, more: distinct(taken) >= MAX_MINUTES };
  } catch (error) {
    if (!blamesData(error) || taken.length === 0) throw error;
    log.warn({ err: error, minutes: taken.length }, "minutes could not be summed; looking for the one at fault");
    await isolate<StaleMinute, { error: unknown }>(
      taken,
      { error },
      { attempt, setAside: (minute, failure) => setMinuteAside(minute, failure.error) },
    );
    return { minutes: taken.length, more: true };
  }
}

const distinct = (minutes: readonly StaleMinute[]) => new Set(minutes.map(({ minute }) => minute.getTime())).size;

/** Null after success. Throws errors that the data did not cause. */
async function attempt(minutes: readonly StaleMinute[]): Promise<{ error: unknown } | null> {
  try {
    await sum((tx) => claimThese(tx, minutes));
    return null;
  } catch (error) {
    if (!blamesData(error)) throw error;
    return { error };
  }
}

const sum = (claim: (tx: Tx) => Promise<readonly StaleMinute[]>): Promise<void> =>
  projectorDb().$transaction(
    async (tx) => {
      await tx.$executeRawUnsafe(HOLD_PARTITIONS);
      await sumMinutes(tx, await claim(tx));
    },
    { ...LONG, isolationLevel: "RepeatableRead" },
  );

async function sumMinutes(tx: Tx, minutes: readonly StaleMinute[]): Promise<void> {
  const receipts = minutes.filter(({ receipt }) => receipt);
  const events = minutes.filter(({ receipt }) => !receipt);
  if (receipts.length > 0) {
    const units = unitsBySize(receipts);
    await run(tx, discards(RECEIPT_TABLES, units));
    await run(tx, makes(RECEIPT_TABLES, units));
  }
  if (events.length === 0) return;
  const units = unitsBySize(events);
  await run(tx, discards(EVENT_TABLES, units));
  // Each unit reads its own short range of an index. Without statistics the planner would read all of a table instead
  // and compare each row with each unit.
  await tx.$executeRaw`
    SELECT set_config(name, 'off', true)
    FROM unnest(ARRAY['enable_hashjoin', 'enable_mergejoin', 'enable_seqscan', 'jit']) AS name`;
  await run(tx, makes(EVENT_TABLES, units));
}

async function run(tx: Tx, statements: readonly Prisma.Sql[]): Promise<void> {
  for (const statement of statements) await tx.$executeRaw(statement);
}

const unitsBySize = (minutes: readonly AppMinute[]): Units[] => ROLLUP_SIZES.map((size) => unitsOf(minutes, size));

/** Statements that delete the units from all tables. */
const discards = (tables: readonly RollupTable[], sizes: readonly Units[]): Prisma.Sql[] =>
  sizes.flatMap((units) =>
    tables.filter((table) => table.sizes.includes(units.size)).map(({ name }) => discard(name, units)),
  );

/** Statements that make the units of every table, smaller sizes first: the larger are sums over them. */
const makes = (tables: readonly RollupTable[], sizes: readonly Units[]): Prisma.Sql[] =>
  sizes.flatMap((units) =>
    tables
      .filter((table) => table.sizes.includes(units.size))
      .map((table) => {
        const smaller = table.sizes[table.sizes.indexOf(units.size) - 1];
        return smaller === undefined ? table.sum(units) : table.merge(smaller, units);
      }),
  );
