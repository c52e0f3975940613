import { setTimeout as delay } from "node:timers/promises";
import { sqlState } from "../db/errors";

const NO_LOCK = "55P03";
const DEADLOCK = "40P01";
const ATTEMPTS = 20;
const RETRY_MS = 1_500;

/** A lock was not given in time: somebody else uses a table that is needed alone. */
export const isInUse = (error: unknown): boolean => sqlState(error) === NO_LOCK;

/**
 * Does what needs a table alone, again and again for half a minute while others use it. One attempt waits 0.1 s, and
 * everybody behind it waits as well, so the pauses are much longer. Throws what the last attempt throws.
 */
export async function patiently<T>(attempt: () => Promise<T>): Promise<T> {
  for (let n = 1; ; n++) {
    try {
      return await attempt();
    } catch (error) {
      if (n === ATTEMPTS || !(isInUse(error) || sqlState(error) === DEADLOCK)) throw error;
      await delay(RETRY_MS);
    }
  }
}
