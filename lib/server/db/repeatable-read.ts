import { db, type Read, type Tx } from "./client";

/** Runs `work` in a REPEATABLE READ transaction: all that it reads is of one snapshot. */
export function repeatableRead<T>(work: (read: Read, tx: Tx) => Promise<T>): Promise<T> {
  return db().$transaction((tx) => work((sql) => tx.$queryRaw(sql), tx), {
    isolationLevel: "RepeatableRead",
    // As long as a query outside of a transaction waits for a connection (client.ts).
    maxWait: 10_000,
    timeout: 30_000,
  });
}
