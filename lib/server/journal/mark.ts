import { Prisma, type Tx } from "../db/client";

/** How much of a journal the database holds. It is written in the transaction that stores the records. */
export interface JournalMark {
  /** The journal's id. */
  journal: string;
  /** The number of the last record that was stored before. */
  after: number;
  /** The number of the last record that is stored. */
  number: number;
}

/** The mark is not where the caller left it, so the records may be stored already. */
export class MarkMovedError extends Error {}

/** The number of the last record of a journal that the database holds; 0 for a journal that it does not know. */
export async function readMark(db: Tx, journal: string): Promise<number> {
  const row = await db.journalMark.findUnique({ where: { journal } });
  return Number(row?.number ?? 0);
}

/**
 * Moves the mark of a journal, in the transaction of its records. Throws MarkMovedError, which rolls the transaction
 * back, if the mark is not where the caller left it: a writer whose front has ended may still be storing a batch.
 */
export async function writeMark(tx: Tx, { journal, after, number }: JournalMark): Promise<void> {
  const moved = await tx.$executeRaw(Prisma.sql`
    INSERT INTO journal_mark AS m (journal, number) VALUES (${journal}, ${number})
    ON CONFLICT (journal) DO UPDATE SET number = excluded.number, updated_at = now() WHERE m.number = ${after}`);
  if (moved === 0)
    throw new MarkMovedError(`The journal ${journal} is not stored up to record ${after}, as this process left it`);
}
