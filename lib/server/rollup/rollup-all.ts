import { setTimeout as delay } from "node:timers/promises";
import { rollup } from "./rollup";

/** How soon to try again while another instance works. */
const RETRY_MS = 50;

/** Sums until no stale minute is left. `onProgress` is called with the number of minutes summed so far. */
export async function rollupAll(onProgress: (minutes: number) => void = () => undefined): Promise<void> {
  let done = 0;
  for (;;) {
    const rolled = await rollup(null);
    if (rolled === null) await delay(RETRY_MS);
    else if (rolled.minutes === 0) return;
    else onProgress((done += rolled.minutes));
  }
}
