import { Prisma } from "../db/client";

/** Number of an advisory lock. */
const LOCK = 7_265_031;

/**
 * Taken by what queues users of whom it has only read, and by what takes a user away: no user who is gone is queued.
 * Held until the end of the transaction.
 */
export const lockQueueing = (): Prisma.Sql => Prisma.sql`SELECT pg_advisory_xact_lock(${LOCK})`;
