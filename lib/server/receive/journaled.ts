import { receiverDb } from "../db/client";
import { writeMark, type JournalMark } from "../journal/mark";
import { appendIn, type Appendable } from "./append";
import { countNonEvents } from "./count-non-events";
import { keepAlertsIn, type KeptAlert } from "./tencent-alert";

/** What a record of the journal contains: an event, or one of Tencent's own alerts. */
export type Journaled = Appendable | KeptAlert;

export const encode = (item: Journaled): Buffer => Buffer.from(JSON.stringify(item));
export const decode = (payload: Buffer): Journaled => JSON.parse(payload.toString()) as Journaled;

const isEvent = (item: Journaled): item is Appendable => "event" in item;
const isAlert = (item: Journaled): item is KeptAlert => "alert" in item;

/**
 * Stores items in one transaction, with the mark, so that a journal stores nothing twice. `writerId` names the one
 * writer that may add to its counts. Throws what the database throws.
 */
export async function storeJournaled(items: readonly Journaled[], writerId: string, mark: JournalMark): Promise<void> {
  const events = items.filter(isEvent);
  const alerts = items.filter(isAlert);
  await receiverDb().$transaction(async (tx) => {
    if (events.length > 0) await appendIn(tx, events, writerId);
    if (alerts.length > 0) await keepAlertsIn(tx, alerts, writerId);
    await writeMark(tx, mark);
  });
}

/**
 * Stores an item that the database refuses as a refused callback, with the reason. Callback health shows it, and the
 * items after it can be stored. Throws what the database throws.
 */
export async function storeAsRefused(
  item: Journaled,
  error: unknown,
  writerId: string,
  mark: JournalMark,
): Promise<void> {
  const { query, text, receivedAt } = isEvent(item)
    ? { query: item.event.rawQuery, text: item.event.rawBody, receivedAt: item.event.receivedAt }
    : { query: item.alert.query, text: item.alert.body, receivedAt: item.alert.receivedAt };
  const body = Buffer.from(text);
  const request = {
    method: "POST",
    secret: null,
    path: "/api/callback",
    query,
    body,
    bodyBytes: body.length,
    receivedAt,
  };
  const reason = `The database refuses a value: ${error instanceof Error ? error.message : String(error)}`;
  const { appId, skewMs } = item;
  const refused = { appId, cause: "field", error: reason.slice(0, 1_000), command: null, request, skewMs } as const;
  await countNonEvents([refused], writerId, mark);
}
