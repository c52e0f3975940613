import { db, type Read, type Tx } from "./client";
import { HOLD_PARTITIONS } from "./hold-partitions";

/** Milliseconds that the transaction may take; 30 s by default. */
interface Options {
  timeout?: number;
}

/** Runs `work` in a REPEATABLE READ transaction: all that it reads is of one snapshot. */
export function repeatableRead<T>(
  work: (read: Read, tx: Tx) => Promise<T>,
  { timeout = 30_000 }: Options = {},
): Promise<T> {
  const inSnapshot = async (tx: Tx) => {
    await tx.$executeRawUnsafe(HOLD_PARTITIONS);
    return work((sql) => tx.$queryRaw(sql), tx);
  };
  // As long as a query outside of a transaction waits for a connection (client.ts).
  return db().$transaction(inSnapshot, { isolationLevel: "RepeatableRead", maxWait: 10_000, timeout });
}
