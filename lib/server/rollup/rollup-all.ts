import { setTimeout as delay } from "node:timers/promises";
import { rollup } from "./rollup";

/** How soon to ask again while another roller is at work. */
const AGAIN_MS = 50;

/** Sums until no stale minute is left. `onProgress` hears of the minutes done. */
export async function rollupAll(onProgress: (minutes: number) => void = () => undefined): Promise<void> {
  let done = 0;
  for (;;) {
    const rolled = await rollup(null);
    if (rolled === null) await delay(AGAIN_MS);
    else if (rolled.minutes === 0) return;
    else onProgress((done += rolled.minutes));
  }
}
