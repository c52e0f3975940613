import { setTimeout as delay } from "node:timers/promises";
import type { JournalState } from "../front/messages";
import type { Drain } from "../journal/drain";
import { idOf, renewId } from "../journal/folder";
import { MarkMovedError } from "../journal/mark";
import { log } from "../log";
import { readPosition, storing } from "../receive/storing";

/** Waiting time before the position is read again after a failure of the database. */
const RETRY_MS = 500;

interface StoredJournalOptions {
  state: JournalState;
  onStored: (number: number) => void;
  /** Called if another writer stores the same journal. */
  onMoved: () => void;
}

/** The front's journal, as the writer stores it. */
export interface StoredJournal {
  /** The front has synced more. */
  update: (state: JournalState) => void;
  drain: Drain;
  pending: () => number;
  accepted: () => number;
}

/** Starts to store the front's journal from where the database's copy ends. Waits for the database. */
export async function storeJournal({ state, onStored, onMoved }: StoredJournalOptions): Promise<StoredJournal> {
  let current = state;
  const { id, position } = await positionOf(state);
  const drain = storing({
    id,
    journal: {
      get segments() {
        return current.segments;
      },
    },
    position,
    onStored,
    onError: (err, records) => {
      log.error({ err, records }, "callbacks of the journal could not be stored yet");
      if (err instanceof MarkMovedError) onMoved();
    },
  });
  onStored(position);
  drain.wake();
  return {
    update: (next) => {
      current = next;
      drain.wake();
    },
    drain,
    pending: () => Math.max(0, current.last - drain.position),
    accepted: () => Math.max(current.last, drain.position),
  };
}

/**
 * How much of the journal the database holds. If it claims more than the front found, the folder is an old copy, whose
 * numbers would be used a second time: it then gets a new id, and is stored from its start.
 */
async function positionOf({ dir, openedAt }: JournalState): Promise<{ id: string; position: number }> {
  for (;;) {
    try {
      const id = idOf(dir);
      const position = await readPosition(id);
      if (openedAt === null || position <= openedAt) return { id, position };
      log.warn({ dir, position, openedAt }, "the journal is older than the database says; storing it from its start");
      return { id: renewId(dir), position: 0 };
    } catch (err) {
      log.error({ err }, "the position of the journal could not be read; trying again");
      await delay(RETRY_MS);
    }
  }
}
