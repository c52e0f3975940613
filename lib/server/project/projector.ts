import { isConflict } from "../db/errors";
import { log } from "../log";
import { pause, startLoop } from "../loop";
import { drain } from "./drain";
import type { DrainResult } from "./drain-batch";
import { announceProjected, onSignal } from "../signals/signals";

/** Events of other instances are found by polling. Presence is promised within 250 ms of a commit. */
const POLL_MS = 100;
/**
 * The pause between two drains under load. Many events then share one drain, and the receiver uses the same processor.
 */
const GATHER_MS = 50;
/** The wait after a failure of the database. */
const RETRY_MS = 1_000;

/**
 * Keeps the projections up to date until the returned function is called, which resolves when the current work is done.
 * Every instance of the app may run one.
 */
export const startProjector = (): (() => Promise<void>) => startLoop(run);

async function run(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const drained = await drainOnce();
    if (drained === null) {
      await pause(RETRY_MS, signal);
    } else if (drained.users > 0) {
      announceProjected();
      if (!drained.more) await pause(GATHER_MS, signal);
    } else {
      await waitForTouchedOrTimeout(POLL_MS, signal);
    }
  }
}

/** Null after a failure. A conflict is not a failure, as the other projector has done the work. */
async function drainOnce(): Promise<DrainResult | null> {
  try {
    return await drain();
  } catch (error) {
    if (isConflict(error)) return { users: 0, more: true };
    log.error({ err: error }, "projecting failed; trying again");
    return null;
  }
}

async function waitForTouchedOrTimeout(ms: number, signal: AbortSignal): Promise<void> {
  const touched = new AbortController();
  const off = onSignal("touched", () => touched.abort());
  await pause(ms, AbortSignal.any([signal, touched.signal]));
  off();
}
