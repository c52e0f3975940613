import { projectorDb } from "../db/client";
import { log } from "../log";
import { pause, startLoop } from "../loop";
import { upgradeNext, type UpgradeStep } from "./upgrade";

const BATCH = 1_000;
/** The share of the time for the upgrade: callbacks of now are stored meanwhile. */
const MAX_SHARE = 1 / 2;
const RETRY_MS = 5_000;
const REPORT_EVERY_MS = 10_000;

/**
 * Packs the callbacks that an earlier version stored whole, while the product runs, and ends when there are none left.
 * Every instance may run one. One of them works at a time, and goes on where another one has ended.
 */
export const startRawUpgrade = (): (() => Promise<void>) => startLoop(run);

async function run(signal: AbortSignal): Promise<void> {
  let reportedAt = -Infinity;
  while (!signal.aborted) {
    const started = performance.now();
    const step = await upgradeOnce();
    if (step?.state === "nothing") return;
    if (step?.state === "done")
      return log.info(
        { events: step.rows },
        "the raw callbacks are packed; VACUUM FULL event returns the room to the disk",
      );
    if (step?.state !== "going") {
      await pause(RETRY_MS, signal);
      continue;
    }
    if (started - reportedAt >= REPORT_EVERY_MS) {
      log.info({ events: step.rows, of: await estimate() }, "packing the raw callbacks that an earlier version stored");
      reportedAt = started;
    }
    const took = performance.now() - started;
    await pause(took / MAX_SHARE - took, signal);
  }
}

/** Null after a failure. */
async function upgradeOnce(): Promise<UpgradeStep | null> {
  try {
    return await upgradeNext(BATCH);
  } catch (err) {
    log.error({ err }, "raw callbacks could not be packed; trying again");
    return null;
  }
}

/** How many events there are, by the statistics of the database; null if there are none, or no database. */
async function estimate(): Promise<number | null> {
  const rows = projectorDb().$queryRaw<{ n: number | null }[]>`
    SELECT sum(c.reltuples)::float8 AS n
    FROM pg_partition_tree('event') AS t JOIN pg_class AS c ON c.oid = t.relid
    WHERE t.isleaf AND c.reltuples > 0`;
  const [row] = await rows.catch((err: unknown) => {
    log.warn({ err }, "the number of events is not known");
    return [];
  });
  return row?.n ?? null;
}
