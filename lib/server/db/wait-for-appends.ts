import { projectorDb } from "./client";

/** Whoever wants to store an event waits behind this lock, so it is given up soon and tried again. */
const LOCK_TIMEOUT_MS = 500;

/**
 * Waits for the transactions that store events, of all instances. Those that begin later know what was committed before
 * this call. Throws what the database throws, also if they take long.
 */
export async function waitForAppends(): Promise<void> {
  await projectorDb().$transaction([
    projectorDb().$executeRawUnsafe(`SET LOCAL lock_timeout = ${LOCK_TIMEOUT_MS}`),
    projectorDb().$executeRaw`LOCK TABLE ONLY event IN SHARE MODE`,
  ]);
}
