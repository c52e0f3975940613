import { appsBySdkAppId, deletedApps, reloadApps, type App } from "../apps/registry";
import { db } from "../db/client";
import { isDataError } from "../db/errors";
import { Drain } from "../journal/drain";
import { MarkMovedError, readMark, type JournalMark } from "../journal/mark";
import { JournalReader, type Readable } from "../journal/reader";
import { log } from "../log";
import { announceProjected } from "../signals/signals";
import { countNonEvents, type NonEvent } from "./count-non-events";
import { decode, type Journaled, type JournalItem } from "./journaled";
import { judge } from "./judge";
import { redacted, type CallbackRequest } from "./request";
import { storeJournaled } from "./store-journaled";
import { toKeep } from "./to-keep";
import { writerId } from "./writer-id";

/** A journal of this process or of the front. */
export interface StoredJournal {
  id: string;
  journal: Readable;
  /** The number of the last record that the database holds, from readPosition. */
  position: number;
  /** Called after each batch, with the number of the last record that is stored. Must not throw. */
  onStored: (number: number) => void;
  /** Called on each failure. Storing is tried again afterwards. */
  onError: (error: unknown, records: number) => void;
}

/** The callback names an app that does not exist. */
class UnknownAppError extends Error {}

const MAX_BATCH = 1_000;
/** So that a batch of long callbacks is stored within the time of one statement. */
const MAX_BATCH_BYTES = 2 * 1024 * 1024;

/** How much of a journal the database holds. Throws what the database throws. */
export const readPosition = (id: string): Promise<number> => readMark(db(), id);

/** Makes the drain that stores the records of a journal, each once. */
export function storing({ id, journal, position, onStored, onError }: StoredJournal): Drain {
  const reader = new JournalReader(journal, position, (file, damage) =>
    log.error({ file, ...damage }, "bytes of the journal are damaged and cannot be read"),
  );
  let after = position;
  /** Writes records up to `number` with the mark. An attempt whose answer was lost may have written them already. */
  const write = async (number: number, work: (mark: JournalMark) => Promise<void>) => {
    await work({ journal: id, after, number }).catch(async (error: unknown) => {
      if (!(error instanceof MarkMovedError) || (await readPosition(id)) < number) throw error;
    });
    after = number;
    onStored(number);
  };
  return new Drain(
    {
      read: (max) => reader.next(max, MAX_BATCH_BYTES),
      store: async (records) => {
        const number = records.at(-1)?.number ?? after;
        const { items, others } = await sort(records.map(({ payload }) => decode(payload)));
        await write(number, (mark) => storeJournaled(items, writerId(), mark));
        announceProjected();
        if (others.length > 0) await countNonEvents(others, writerId()).catch((error: unknown) => onError(error, 0));
      },
      setAside: async ({ number, payload }, error) => {
        const refused = unstorable(decode(payload), error);
        await write(number, (mark) => countNonEvents([refused], writerId(), mark));
      },
      isDataError: (error) => error instanceof UnknownAppError || isDataError(error),
      onError,
      maxBatch: MAX_BATCH,
      retryMs: { first: 50, longest: 1_000 },
    },
    position,
  );
}

/** Finds the apps of items, and judges those that were not judged when they came. Throws UnknownAppError. */
async function sort(journaled: readonly JournalItem[]): Promise<{ items: Journaled[]; others: NonEvent[] }> {
  const apps = await appsOf(journaled);
  const items: Journaled[] = [];
  const others: NonEvent[] = [];
  for (const item of journaled) {
    if ("request" in item) {
      const judged = judgeLate(item.request, apps);
      if ("request" in judged) others.push(judged);
      else items.push(judged);
    } else if ("sdkAppId" in item) {
      const app = apps.get(item.sdkAppId);
      // It came before the app was deleted, and would go with it.
      if (app === undefined && deletedApps().has(item.sdkAppId)) continue;
      if (app === undefined) throw new UnknownAppError(`There is no app ${item.sdkAppId}`);
      const { skewMs } = item;
      items.push(
        "event" in item ? { appId: app.id, event: item.event, skewMs } : { appId: app.id, alert: item.alert, skewMs },
      );
    } else items.push(item);
  }
  return { items, others };
}

/** The apps. They are read again if an item names an unknown one. */
async function appsOf(items: readonly JournalItem[]): Promise<ReadonlyMap<string, App>> {
  const known = await appsBySdkAppId();
  const missing = items.some((item) => "request" in item || ("sdkAppId" in item && !known.has(item.sdkAppId)));
  if (missing) await reloadApps();
  return missing ? appsBySdkAppId() : known;
}

/** Judges a request as of its receipt. */
function judgeLate(request: CallbackRequest, apps: ReadonlyMap<string, App>): Journaled | NonEvent {
  const judged = judge(request, apps);
  const appId = judged.app?.id ?? 0;
  const kept = toKeep(judged, request);
  return "content" in kept ? { appId, ...kept.content } : { appId, ...kept.nonEvent };
}

/** An item that cannot be stored, as a refused callback with the reason. Callback health shows it. */
function unstorable(item: JournalItem, error: unknown): NonEvent {
  const reason = `It cannot be stored: ${error instanceof Error ? error.message : String(error)}`;
  return {
    appId: "appId" in item ? item.appId : 0,
    cause: "field",
    error: reason.slice(0, 1_000),
    command: null,
    request: requestOf(item),
    skewMs: "skewMs" in item ? item.skewMs : null,
  };
}

function requestOf(item: JournalItem): CallbackRequest {
  if ("request" in item) return redacted(item.request);
  const { query, text, receivedAt } =
    "event" in item
      ? { query: item.event.rawQuery, text: item.event.rawBody, receivedAt: item.event.receivedAt }
      : { query: item.alert.query, text: item.alert.body, receivedAt: item.alert.receivedAt };
  const body = Buffer.from(text);
  const bodyBytes = body.length;
  return { method: "POST", secret: null, path: "/api/callback", query, body, bodyBytes, receivedAt };
}
