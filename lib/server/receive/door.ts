import { fail, OK, type CallbackAnswer } from "@/lib/protocol/answer";
import { isAlertCommand } from "@/lib/alerts/alert-command";
import type { RejectCause } from "@/lib/contracts/health";
import { log } from "../log";
import type { Content } from "./journaled";
import { judge, type KnownApp } from "./judge";
import type { CallbackRequest } from "./request";
import { alertOf } from "./tencent-alert";

/** Tencent waits 2 s, and an answer is promised within 1.5 s. The rest is left for the network. */
export const DURABLE_WITHIN_MS = 1_300;
/** In mode `database`, the answer waits this long for the commit (docs/operations.md "When OK is said"). */
export const COMMIT_WITHIN_MS = 800;

/** A callback that is not an event. `cause` is null if it was not refused. */
export interface JudgedNonEvent<A extends KnownApp> {
  app: A | null;
  cause: RejectCause | null;
  error: string;
  /** The name that the sender gave. */
  command: string | null;
  request: CallbackRequest;
  skewMs: number | null;
}

/** What a door needs: where it knows the apps from, and what it does with what it has judged. */
export interface DoorParts<A extends KnownApp> {
  /** The apps by SDKAppID. */
  apps: () => Promise<ReadonlyMap<string, A>>;
  /** Resolves when the content is durable. */
  accept: (app: A, content: Content) => Promise<void>;
  /** Resolves when the callback is counted, or will not be. Never rejects. */
  count: (nonEvent: JudgedNonEvent<A>) => Promise<void>;
  /** Makes a callback of an unknown app durable, to be judged later; null if all apps are known. */
  keep?: (request: CallbackRequest) => Promise<void> | null;
}

/** Answers a callback. Never throws: Tencent gets its three fields in any case. */
export type Receive = (request: CallbackRequest) => Promise<CallbackAnswer>;

/**
 * Makes the function that answers callbacks (docs/protocol.md "Answer"): OK only after an event or an alert is durable.
 * The front and Next's route have a door each, with the same rules.
 */
export function door<A extends KnownApp>(parts: DoorParts<A>): Receive {
  return async (request) => {
    try {
      return await decide(parts, request);
    } catch (error) {
      log.error({ err: error }, "a callback could not be kept");
      return fail(503, "The callback could not be stored");
    }
  };
}

async function decide<A extends KnownApp>(parts: DoorParts<A>, request: CallbackRequest): Promise<CallbackAnswer> {
  const judged = judge(request, await parts.apps());
  const { app, skewMs } = judged;
  if (judged.kind === "event") {
    await withDeadline(parts.accept(judged.app, { event: judged.event, skewMs }));
    return OK;
  }
  if (judged.kind === "other" && judged.command !== null && isAlertCommand(judged.command)) {
    await withDeadline(parts.accept(judged.app, { alert: alertOf(judged.command, request), skewMs }));
    return OK;
  }
  if (judged.kind === "other") {
    await parts.count({ app, cause: null, error: "", command: judged.command, request, skewMs });
    return OK;
  }
  const kept = judged.cause === "app" ? (parts.keep?.(request) ?? null) : null;
  if (kept !== null) {
    await withDeadline(kept);
    return OK;
  }
  await parts.count({ app, cause: judged.cause, error: judged.error, command: null, request, skewMs });
  return fail(judged.status, judged.error);
}

/** Rejects if `work` takes longer than DURABLE_WITHIN_MS. */
function withDeadline(work: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`A callback was not durable after ${DURABLE_WITHIN_MS} ms`)),
      DURABLE_WITHIN_MS,
    );
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
