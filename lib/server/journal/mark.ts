import type { Tx } from "../db/client";

/** How much of a journal the database holds. It is written in the transaction that stores the records. */
export interface JournalMark {
  /** The journal's id. */
  journal: string;
  /** The number of the last record that is stored. */
  number: number;
}

/** The number of the last record of a journal that the database holds; 0 for a journal that it does not know. */
export async function readMark(db: Tx, journal: string): Promise<number> {
  const row = await db.journalMark.findUnique({ where: { journal } });
  return Number(row?.number ?? 0);
}

/** The statement that moves the mark of a journal; it runs with the others of its transaction. */
export const writeMark = (tx: Tx, { journal, number }: JournalMark) =>
  tx.journalMark.upsert({ where: { journal }, create: { journal, number }, update: { number } });
