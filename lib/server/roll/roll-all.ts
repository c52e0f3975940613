import { setTimeout as delay } from "node:timers/promises";
import { roll } from "./roll";

/** How soon to ask again while another roller is at work. */
const AGAIN_MS = 50;

/** Sums until no stale minute is left. `onProgress` hears of the minutes done. */
export async function rollAll(onProgress: (minutes: number) => void = () => undefined): Promise<void> {
  let done = 0;
  for (;;) {
    const rolled = await roll(null);
    if (rolled === null) await delay(AGAIN_MS);
    else if (rolled.minutes === 0) return;
    else onProgress((done += rolled.minutes));
  }
}
