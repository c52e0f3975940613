import { appsBySdkAppId } from "../apps/registry";
import { isDataError } from "../db/errors";
import { log } from "../log";
import { singleton } from "../singleton";
import { BatchWriter } from "./batch-writer";
import { countNonEvents, type NonEvent } from "./count-non-events";
import { door, DURABLE_WITHIN_MS } from "./door";
import { intake } from "./intake";
import { writerId } from "./writer-id";

/** Answers callbacks in a process that has the database itself: Next's route, under plain `next start` and in tests. */
export const receive = door({
  apps: appsBySdkAppId,
  accept: async (app, content) => (await intake()).accept({ appId: app.id, ...content }),
  // The answer does not depend on whether the count is stored. BatchWriter logs it if not.
  count: async ({ app, ...nonEvent }) =>
    void (await nonEventCounter().add({ ...nonEvent, appId: app?.id ?? 0 }, DURABLE_WITHIN_MS)),
});

/**
 * How long a shutdown waits for the database to store what the journal contains. The rest is stored at the next start.
 */
const STOP_WITHIN_MS = 5_000;

/** Shuts the receiver down: stores what it can and leaves the rest in the journal. */
export async function stopReceiver(): Promise<void> {
  const { drained, stop } = await intake();
  await Promise.all([drained(STOP_WITHIN_MS), nonEventCounter().drained()]);
  await stop();
}

/** Counts callbacks that are not events, in batches. */
export const nonEventCounter = () =>
  singleton(
    "receiver.nonEvents",
    () =>
      new BatchWriter<NonEvent>({
        write: (batch) => countNonEvents(batch, writerId()),
        isDataError,
        onError: (err, items) => log.error({ err, items }, "refused or other callbacks could not be counted"),
        maxBatch: 500,
        maxWaiting: 2_000,
      }),
  );
