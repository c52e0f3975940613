import { receiverDb } from "../db/client";
import { blamesData } from "../db/poison";
import { writeMark, type JournalMark } from "../journal/mark";
import { log } from "../log";
import { foldAppended } from "../project/fold-appended";
import { queueEvents } from "../project/queue";
import { appendIn, lockUntimed } from "./append";
import type { Journaled } from "./journaled";
import { keepAlertsIn } from "./keep-alerts";
import { withoutDeleted } from "./without-deleted";

/** A slow database needs longer for a batch, but a connection that is dead must not hold the journal up for ever. */
const TIMEOUT_MS = 60_000;

/**
 * Stores items in one transaction: events with what they change of their users, and the mark, so that a journal stores
 * nothing twice. If the data of an event cannot be projected, all events of the batch are left to the projector, which
 * quarantines that one. `writerId` names the one writer that may add to its counts. Throws what the database throws,
 * and MarkMovedError.
 */
export async function storeJournaled(items: readonly Journaled[], writerId: string, mark: JournalMark): Promise<void> {
  try {
    await store(items, writerId, mark, true);
  } catch (error) {
    if (!blamesData(error)) throw error;
    log.warn({ err: error, items: items.length }, "events could not be projected while they were stored");
    await store(items, writerId, mark, false);
  }
}

function store(items: readonly Journaled[], writerId: string, mark: JournalMark, fold: boolean): Promise<void> {
  const events = items.filter((item) => "event" in item);
  const alerts = items.filter((item) => "alert" in item);
  return receiverDb().$transaction(
    async (tx) => {
      if (events.length > 0) {
        await lockUntimed(tx, events);
        const appended = await appendIn(tx, events, writerId);
        await (fold ? foldAppended : queueEvents)(tx, appended);
      }
      if (alerts.length > 0) await keepAlertsIn(tx, await withoutDeleted(tx, alerts), writerId);
      await writeMark(tx, mark);
    },
    { timeout: TIMEOUT_MS },
  );
}
