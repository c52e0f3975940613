import { MINUTE } from "@/lib/time/units";
import { db } from "../db/client";
import { log } from "../log";
import { pause, startLoop } from "../loop";
import { IS_DUE } from "./claim";
import { rollupFigures } from "./figures";
import { rollup, type RollupResult } from "./rollup";

/** The current minutes change with every event. They are summed at most this often… */
const MIN_INTERVAL_MS = 1_000;
/** …and for at most this share of the time. */
const MAX_SHARE = 1 / 5;
/** The share of the time for a backlog of minutes. */
const MAX_SHARE_OF_BACKLOG = 1 / 2;
/** Minutes this recent are summed first. */
const RECENT_MS = 15 * MINUTE;
/** While users wait to be folded, older minutes change again and again. They wait at most this long. */
const MAX_DELAY_MS = 5 * MINUTE;
/** Rows of the queue of users from which on users are a backlog: more than a few transactions of the projector take. */
const BACKLOG_ROWS = 2_000;
const RETRY_MS = 1_000;

/**
 * Keeps the rollups up to date until the returned function is called, which resolves when the current work is done.
 * Every instance of the app may run one. One of them works at a time.
 */
export const startRollup = (): (() => Promise<void>) => startLoop(run);

async function run(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const started = performance.now();
    const result = await rollOnce();
    rollupFigures().minutes += result?.minutes ?? 0;
    const took = performance.now() - started;
    if (result === null) await pause(RETRY_MS, signal);
    else if (result.more) await pause(took / MAX_SHARE_OF_BACKLOG - took, signal);
    else {
      if (result.minutes > 0) await pause(took / MAX_SHARE - took, signal);
      await pause(MIN_INTERVAL_MS - (performance.now() - started), signal);
    }
  }
}

/** Null after a failure, and while another instance works. */
async function rollOnce(): Promise<RollupResult | null> {
  try {
    const work = await due();
    if (work === null) return { minutes: 0, more: false };
    const recent = await rollup(new Date(Date.now() - RECENT_MS));
    // Between two parts of a backlog, the current minutes are summed: somebody looks at them.
    return work.older && recent !== null ? await rollup(null) : recent;
  } catch (error) {
    log.error({ err: error }, "rollup failed; trying again");
    rollupFigures().failures++;
    return null;
  }
}

/** Whether minutes that are not recent are due too. Null if no minute is due. */
async function due(): Promise<{ older: boolean } | null> {
  const [queue] = await db().$queryRaw<{ behind: boolean; oldest: Date | null; first: Date | null }[]>`
    SELECT (SELECT count(*) FROM (SELECT FROM touched LIMIT ${BACKLOG_ROWS + 1}) AS t) > ${BACKLOG_ROWS} AS behind,
           (SELECT since FROM stale_minute AS s WHERE ${IS_DUE} ORDER BY id LIMIT 1) AS oldest,
           (SELECT minute FROM stale_minute AS s WHERE ${IS_DUE} ORDER BY minute LIMIT 1) AS first`;
  if (!queue?.oldest || !queue.first) return null;
  const waits = queue.behind && Date.now() - queue.oldest.getTime() < MAX_DELAY_MS;
  return { older: !waits && queue.first.getTime() < Date.now() - RECENT_MS };
}
