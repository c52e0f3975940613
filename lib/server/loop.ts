import { setTimeout as delay } from "node:timers/promises";
import type { Millis } from "@/lib/time/units";
import { log } from "./log";

/** Runs a loop until the returned function is called, which resolves when the current work is done. */
export function startLoop(run: (signal: AbortSignal) => Promise<void>): () => Promise<void> {
  const stop = new AbortController();
  const running = run(stop.signal);
  return async () => {
    stop.abort();
    await running;
  };
}

/** Waits for `ms` milliseconds, or until the signal aborts. */
export async function pause(ms: Millis, signal: AbortSignal): Promise<void> {
  await delay(Math.max(0, ms), undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}

/** Does work again and again, with a pause after each time. A failure is logged, and the work is tried again. */
export function repeat(
  name: string,
  everyMs: Millis,
  work: (signal: AbortSignal) => Promise<unknown>,
): () => Promise<void> {
  return startLoop(async (signal) => {
    while (!signal.aborted) {
      await work(signal).catch((err: unknown) => log.error({ err }, `${name} failed; trying again`));
      await pause(everyMs, signal);
    }
  });
}
