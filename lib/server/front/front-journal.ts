import { claimJournalFolder } from "../journal/folder";
import { Journal } from "../journal/journal";
import { Waiters } from "../journal/waiters";
import { log } from "../log";
import type { JournalState } from "./messages";

export interface FrontJournalOptions {
  root: string;
  maxBytes: number;
  /** How long an answer waits for sync and commit, in milliseconds; 0 if it waits for the journal's sync only. */
  commitWithinMs: number;
  /** Called when more is synced, and once for each new writer. */
  onChange: () => void;
}

/** The front's side of the journal: it appends and deletes; the writer reads and stores. */
export interface FrontJournal {
  /** Resolves when the payload is durable as ROLLCALL_ACK defines it. Throws what Journal.append throws. */
  append: (payload: Buffer) => Promise<void>;
  state: () => JournalState;
  /** The writer says that the database holds the records up to `number`. */
  stored: (number: number) => void;
  /** The number of records that are in the journal only, and of the last record. */
  pending: () => number;
  accepted: () => number;
  figures: () => Readonly<Journal["figures"]>;
  close: () => Promise<void>;
}

/** Opens a journal below `root`. Throws what the file system throws. */
export async function openFrontJournal(options: FrontJournalOptions): Promise<FrontJournal> {
  const { root, maxBytes, commitWithinMs, onChange } = options;
  const folder = claimJournalFolder(root);
  const journal = await Journal.open({ dir: folder.dir, maxBytes }).catch((error: unknown) => {
    folder.release();
    throw error;
  });
  // Without the database, the stored position is not known. Stored segments are deleted, so at least everything before
  // the first segment is stored.
  const stored = new Waiters((journal.segments[0]?.first ?? 1) - 1);
  let openedAt: number | null = journal.lastNumber;
  return {
    append: async (payload) => {
      const started = performance.now();
      const number = await journal.append(payload);
      onChange();
      // Counted from the receipt: after a slow sync, a wait for the commit would make a durable callback fail.
      const left = commitWithinMs - (performance.now() - started);
      if (left > 0) await stored.within(number, left);
    },
    state: () => ({ dir: folder.dir, openedAt, last: journal.lastNumber, segments: journal.segments }),
    stored: (number) => {
      openedAt = null;
      stored.reach(Math.min(number, journal.lastNumber));
      journal.release(number).catch((err: unknown) => log.error({ err }, "a stored segment could not be deleted"));
    },
    pending: () => journal.lastNumber - stored.position,
    accepted: () => journal.lastNumber,
    figures: () => journal.figures,
    close: async () => {
      await journal.close();
      folder.release();
    },
  };
}
