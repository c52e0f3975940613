import { receiverDb } from "../db/client";
import { writeMark, type JournalMark } from "../journal/mark";
import { appendIn } from "./append";
import type { Journaled } from "./journaled";
import { keepAlertsIn } from "./keep-alerts";

/**
 * Stores items in one transaction, with the mark, so that a journal stores nothing twice. `writerId` names the one
 * writer that may add to its counts. Throws what the database throws, and MarkMovedError.
 */
export async function storeJournaled(items: readonly Journaled[], writerId: string, mark: JournalMark): Promise<void> {
  const events = items.filter((item) => "event" in item);
  const alerts = items.filter((item) => "alert" in item);
  await receiverDb().$transaction(async (tx) => {
    if (events.length > 0) await appendIn(tx, events, writerId);
    if (alerts.length > 0) await keepAlertsIn(tx, alerts, writerId);
    await writeMark(tx, mark);
  });
}
