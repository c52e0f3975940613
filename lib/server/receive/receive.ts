import { fail, OK, type CallbackAnswer } from "@/lib/protocol/answer";
import { isAlertCommand } from "@/lib/alerts/tencent";
import { setTimeout as delay } from "node:timers/promises";
import { appsBySdkAppId } from "../apps/registry";
import { isDataError } from "../db/errors";
import { log } from "../log";
import { singleton } from "../singleton";
import { BatchWriter } from "./batch-writer";
import { clampInt } from "./count-minutes";
import { countNonEvents, type NonEvent } from "./count-non-events";
import { intake } from "./intake";
import type { Journaled } from "./journaled";
import { judge } from "./judge";
import type { CallbackRequest } from "./request";
import { alertOf } from "./tencent-alert";
import { writerId } from "./writer-id";

/** Tencent waits 2 s, and the receiver promises an answer within 1.5 s. The rest is left for the network. */
const DURABLE_WITHIN_MS = 1_300;

/**
 * Answers a callback (docs/protocol.md "Answer"): OK only after the event is durable. Both adapters call it: Next's
 * route and the product's own server. Never throws: Tencent gets its three fields in any case.
 */
export async function receive(request: CallbackRequest): Promise<CallbackAnswer> {
  try {
    return await decide(request);
  } catch (error) {
    log.error({ err: error }, "a callback could not be judged");
    return fail(503, "The callback could not be stored");
  }
}

async function decide(request: CallbackRequest): Promise<CallbackAnswer> {
  const judged = judge(request, await appsBySdkAppId());
  const skewMs = clampInt(judged.skewMs);
  if (judged.kind === "event") {
    await accept({ appId: judged.app.id, event: judged.event, skewMs });
    return OK;
  }
  if (judged.kind === "other" && judged.command !== null && isAlertCommand(judged.command)) {
    await accept({ appId: judged.app.id, alert: alertOf(judged.command, request), skewMs });
    return OK;
  }
  const refused = judged.kind === "rejected";
  const counted = {
    appId: judged.app?.id ?? 0,
    request,
    skewMs,
    ...(refused
      ? { cause: judged.cause, error: judged.error, command: null }
      : { cause: null, error: "", command: judged.command }),
  };
  // The answer does not depend on whether the count is stored. BatchWriter logs it if not.
  await nonEventCounter().add(counted, DURABLE_WITHIN_MS);
  return refused ? fail(judged.status, judged.error) : OK;
}

/** Resolves when the item is durable, rejects if it is not in time. */
async function accept(item: Journaled): Promise<void> {
  const { accept } = await intake();
  await withDeadline(accept(item), DURABLE_WITHIN_MS);
}

/** Rejects if `work` takes longer than `ms` milliseconds. */
async function withDeadline(work: Promise<void>, ms: number): Promise<void> {
  const cancelTimer = new AbortController();
  const timeout = delay(ms, undefined, { signal: cancelTimer.signal }).then(() => {
    throw new Error(`A callback was not durable after ${ms} ms`);
  });
  timeout.catch(() => undefined);
  await Promise.race([work, timeout]).finally(() => cancelTimer.abort());
}

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

const nonEventCounter = () =>
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
