import { fail, OK, type CallbackAnswer } from "@/lib/protocol/answer";
import { randomUUID } from "node:crypto";
import { appsBySdkAppId } from "../apps/registry";
import { isDataError } from "../db/errors";
import { log } from "../log";
import { wakeProjector } from "../signals/signals";
import { singleton } from "../singleton";
import { append, type Appendable } from "./append";
import { clampInt, count, type Uncounted } from "./count";
import { GroupCommit } from "./group-commit";
import { judge } from "./judge";
import type { CallbackRequest } from "./request";

/** The vendor waits 2 s and api.md promises an answer within 1.5 s; the rest is for the way there and back. */
const DURABLE_WITHIN_MS = 1_300;

/**
 * Answers a callback (api.md, table "Callback"): OK only after the event is durable. One function behind both doors,
 * Next's route and the product's own server. Never throws: whatever happens, the vendor gets its three fields.
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
    const outcome = await events().add({ appId: judged.app.id, event: judged.event, skewMs }, DURABLE_WITHIN_MS);
    return outcome === "durable" ? OK : fail(503, "The callback could not be stored");
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
  // The answer does not depend on whether the count is kept; GroupCommit has logged it where not.
  await others().add(counted, DURABLE_WITHIN_MS);
  return refused ? fail(judged.status, judged.error) : OK;
}

/** Resolves when nothing received is still on its way to the database. */
export async function receiverDrained(): Promise<void> {
  await Promise.all([events().drained(), others().drained()]);
}

const lane = () => singleton("receiver.lane", () => randomUUID().slice(0, 8));

const events = () =>
  singleton(
    "receiver.events",
    () =>
      new GroupCommit<Appendable>({
        write: async (batch) => {
          await append(batch, lane());
          wakeProjector();
        },
        isDataError,
        onError: (err, items) =>
          log.error({ err, items }, "callbacks could not be stored; trying again until their time is up"),
        maxBatch: 500,
        maxWaiting: 20_000,
      }),
  );

const others = () =>
  singleton(
    "receiver.others",
    () =>
      new GroupCommit<Uncounted>({
        write: (batch) => count(batch, lane()),
        isDataError,
        onError: (err, items) => log.error({ err, items }, "refused or other callbacks could not be counted"),
        maxBatch: 500,
        maxWaiting: 2_000,
      }),
  );
