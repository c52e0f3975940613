import { db, type Read, type Tx } from "./client";

/** Reads everything that `work` asks for as of one moment. */
export function repeatableRead<T>(work: (read: Read, tx: Tx) => Promise<T>): Promise<T> {
  return db().$transaction((tx) => work((sql) => tx.$queryRaw(sql), tx), {
    isolationLevel: "RepeatableRead",
    timeout: 30_000,
  });
}
