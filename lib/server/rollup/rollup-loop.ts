import { setTimeout as delay } from "node:timers/promises";
import { MINUTE } from "@/lib/time/units";
import { db } from "../db/client";
import { log } from "../log";
import { rollup, type Rolled } from "./rollup";

/** The minutes of the present change with every event, and are summed at most this often… */
const SHORTEST_MS = 1_000;
/** …nor for more than this share of the time. */
const SHARE = 1 / 5;
/** Minutes that lie behind may be summed for as much of it. */
const SHARE_BEHIND = 1 / 2;
/** What counts as the present. */
const PRESENT_MS = 15 * MINUTE;
/** While a backlog is being folded, older minutes wait at most this long: they change again and again. */
const PATIENCE_MS = 5 * MINUTE;
const RETRY_MS = 1_000;
/** More rows in the projector's queue than this are a backlog. */
const BACKLOG_ROWS = 2_000;

/**
 * Keeps the sums up to date until the returned function is called, which resolves when the work in hand is done. Every
 * instance of the app may run one; one of them works at a time.
 */
export function startRollup(): () => Promise<void> {
  const stop = new AbortController();
  const running = run(stop.signal);
  return async () => {
    stop.abort();
    await running;
  };
}

async function run(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const started = performance.now();
    const rolled = await rollOnce();
    const took = performance.now() - started;
    if (rolled === null) await pause(RETRY_MS, signal);
    else if (rolled.more) await pause(took / SHARE_BEHIND - took, signal);
    else {
      if (rolled.minutes > 0) await pause(took / SHARE - took, signal);
      await pause(SHORTEST_MS - (performance.now() - started), signal);
    }
  }
}

/** Null after a failure, and while another instance's roller works. */
async function rollOnce(): Promise<Rolled | null> {
  try {
    const work = await due();
    return work === null ? { minutes: 0, more: false } : await rollup(work.since);
  } catch (error) {
    log.error({ err: error }, "summing failed; trying again");
    return null;
  }
}

/** From when on minutes are to be summed now, null for all; null where there are none. */
async function due(): Promise<{ since: Date | null } | null> {
  const [queue] = await db().$queryRaw<{ behind: boolean; oldest: Date | null }[]>`
    SELECT (SELECT count(*) FROM (SELECT FROM touched LIMIT ${BACKLOG_ROWS + 1}) AS t) > ${BACKLOG_ROWS} AS behind,
           (SELECT since FROM stale_minute ORDER BY id LIMIT 1) AS oldest`;
  if (queue === undefined || queue.oldest === null) return null;
  const waits = queue.behind && Date.now() - queue.oldest.getTime() < PATIENCE_MS;
  return { since: waits ? new Date(Date.now() - PRESENT_MS) : null };
}

/** Like a sleep, but ends early without a fuss when the signal fires. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await delay(Math.max(0, ms), undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
