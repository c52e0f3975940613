import { MINUTE } from "@/lib/time/units";
import { db } from "../db/client";
import { repeat } from "../loop";
import { pruneSessions } from "./sessions";

const PRUNE_EVERY_MS = 10 * MINUTE;
/** Every window of a rate limit is shorter (auth.ts). */
const LIMIT_KEPT_MS = 10 * MINUTE;

/**
 * Deletes rate limits and sessions that are over, until the returned function is called. Strangers make one row of rate
 * limits for each address that they have, and nothing else would delete it.
 */
export const startAuthPruning = (): (() => Promise<void>) =>
  repeat("the deletion of old sessions", PRUNE_EVERY_MS, () => pruneAuth(new Date()));

/** Deletes the rate limits and the sessions that are over at `now`. */
export async function pruneAuth(now: Date): Promise<void> {
  await db().authRateLimit.deleteMany({ where: { lastRequest: { lt: now.getTime() - LIMIT_KEPT_MS } } });
  await pruneSessions(now);
}
