import { MINUTE } from "@/lib/time/units";
import { repeat } from "../loop";
import { pruneFlows } from "./flows";
import { pruneSessions } from "./sessions";
import { pruneLimits } from "./throttle";

const PRUNE_EVERY_MS = 10 * MINUTE;

/**
 * Deletes limits of attempts and sessions that are over, until the returned function is called. Strangers make one row
 * of a limit for each address that they have, and nothing else would delete it.
 */
export const startAuthPruning = (): (() => Promise<void>) =>
  repeat("the deletion of old sessions", PRUNE_EVERY_MS, () => pruneAuth(new Date()));

/** Deletes the limits and the sessions that are over at `now`. */
export async function pruneAuth(now: Date): Promise<void> {
  await pruneLimits(now);
  await pruneSessions(now);
  await pruneFlows(now);
}
