import { log } from "../log";
import { pause, startLoop } from "../loop";
import { drain } from "./drain";
import type { DrainResult } from "./drain-batch";
import { announceProjected, onSignal } from "../signals/signals";

/** What other instances queue is found by polling. */
const POLL_MS = 100;
/** The pause after a drain. Many late events of a user then share one, and the writer uses the same processor. */
const GATHER_MS = 50;
/** The wait after a failure of the database. */
const RETRY_MS = 1_000;

/**
 * Projects the users of the queue until the returned function is called, which resolves when the current work is done:
 * users with late events, and those who must be folded again. All other events are folded where they are appended
 * (fold-appended.ts). Every instance of the app may run one.
 */
export const startProjector = (): (() => Promise<void>) => startLoop(run);

async function run(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const drained = await drainOnce();
    if (drained === null) {
      await pause(RETRY_MS, signal);
    } else if (drained.users > 0) {
      announceProjected();
      await pause(GATHER_MS, signal);
    } else {
      await waitForTouchedOrTimeout(POLL_MS, signal);
    }
  }
}

/** Null after a failure. */
async function drainOnce(): Promise<DrainResult | null> {
  try {
    return await drain();
  } catch (error) {
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
