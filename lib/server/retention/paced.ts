import { setTimeout as delay } from "node:timers/promises";

/** The share of the time for a retention: callbacks of now are stored meanwhile. */
const MAX_SHARE = 1 / 3;

/** Takes one step after the other, with pauses, until one returns false. Throws what a step throws. */
export async function paced(step: () => Promise<boolean>): Promise<void> {
  for (;;) {
    const started = performance.now();
    if (!(await step())) return;
    const took = performance.now() - started;
    await delay(took / MAX_SHARE - took);
  }
}
