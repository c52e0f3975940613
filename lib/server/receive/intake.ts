import { journalRoot } from "../data-dir";
import { env } from "../env";
import { claimJournalFolder, type JournalFolder } from "../journal/folder";
import { Journal } from "../journal/journal";
import { log } from "../log";
import { singleton } from "../singleton";
import { COMMIT_WITHIN_MS } from "./door";
import { encode, type Journaled } from "./journaled";
import { readPosition, storing } from "./storing";

/** Takes callbacks from the receiver to the database, through the journal, even while the database is away. */
export interface Intake {
  /**
   * Resolves when the item is durable as ROLLCALL_ACK defines it. Throws JournalFullError, or what the file system
   * throws.
   */
  accept: (item: Journaled) => Promise<void>;
  /** Resolves with true when everything accepted so far is in the database, with false after `ms` milliseconds. */
  drained: (ms: number) => Promise<boolean>;
  /** The number of records that are in the journal only. */
  pending: () => number;
  /** The number of the last record that was accepted. */
  accepted: () => number;
  /** Ends the drain and closes the journal. What is not in the database stays in the journal for the next start. */
  stop: () => Promise<void>;
}

/** The intake of this process, opened at the first use. If it cannot be opened, the next use tries again. */
export function intake(): Promise<Intake> {
  const slot = singleton("intake", () => ({ opened: null as Promise<Intake> | null }));
  slot.opened ??= openIntake(journalRoot()).catch((error: unknown) => {
    slot.opened = null;
    throw error;
  });
  return slot.opened;
}

/** Opens a journal below `root` and starts to store its records. Throws what the database or the file system throws. */
export async function openIntake(root: string): Promise<Intake> {
  const folder = claimJournalFolder(root);
  const { journal, position } = await openJournal(folder).catch((error: unknown) => {
    folder.release();
    throw error;
  });
  const drain = storing({
    id: folder.id,
    journal,
    position,
    onStored: (number) => {
      journal.release(number).catch((err: unknown) => log.error({ err }, "a stored segment could not be deleted"));
    },
    onError: (err, records) => log.error({ err, records }, "callbacks of the journal could not be stored yet"),
  });
  let last = Math.max(position, journal.lastNumber);
  drain.wake();
  return {
    accept: async (item) => {
      const started = performance.now();
      const number = await journal.append(encode(item));
      last = Math.max(last, number);
      drain.wake();
      const left = COMMIT_WITHIN_MS - (performance.now() - started);
      if (env().ack === "database" && left > 0) await drain.storedWithin(number, left);
    },
    drained: (ms) => drain.storedWithin(last, ms),
    pending: () => last - drain.position,
    accepted: () => last,
    stop: async () => {
      await drain.stop();
      await journal.close();
      folder.release();
    },
  };
}

async function openJournal({ dir, id }: JournalFolder): Promise<{ journal: Journal; position: number }> {
  const position = await readPosition(id);
  return { journal: await Journal.open({ dir, maxBytes: env().journalMaxBytes, after: position }), position };
}
