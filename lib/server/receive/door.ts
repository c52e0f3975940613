import { fail, OK, type CallbackAnswer } from "@/lib/protocol/answer";
import type { Millis } from "@/lib/time/units";
import { seldom } from "../seldom";
import type { Content } from "./journaled";
import { judge, type KnownApp } from "./judge";
import type { CallbackRequest } from "./request";
import { toKeep, type NonEventContent } from "./to-keep";

/** Tencent waits 2 s, and an answer is promised within 1.5 s. The rest is left for the network. */
export const DURABLE_WITHIN_MS: Millis = 1_300;
/** After a body that arrived slowly, this is left for making the callback durable. */
const LEAST_MS: Millis = 300;
/** In mode `database`, the answer waits this long for the commit (docs/operations.md "When OK is said"). */
export const COMMIT_WITHIN_MS = 800;

/** The apps, and what is done with each kind of callback. */
export interface DoorParts<A extends KnownApp> {
  /** The apps by SDKAppID. */
  apps: () => Promise<ReadonlyMap<string, A>>;
  /** Resolves when the content is durable. */
  accept: (app: A, content: Content) => Promise<void>;
  /** Resolves when the callback is counted, or will not be. Never rejects. */
  count: (nonEvent: NonEventContent & { app: A | null }) => Promise<void>;
  /** Makes a callback of an unknown app durable, to be judged later; null if all apps are known. */
  keep?: (request: CallbackRequest) => Promise<void> | null;
}

/**
 * Answers a callback. Never throws: Tencent gets its three fields in any case. `arrivedAt` is when its head arrived, by
 * performance.now(); now by default.
 */
export type Receive = (request: CallbackRequest, arrivedAt?: Millis) => Promise<CallbackAnswer>;

/**
 * Makes the function that answers callbacks (docs/protocol.md "Answer"): OK only after an event or an alert is durable.
 * The front and Next's route each make one, with the same rules.
 */
export function door<A extends KnownApp>(parts: DoorParts<A>): Receive {
  const logRefusal = seldom("callbacks could not be kept");
  return async (request, arrivedAt = performance.now()) => {
    try {
      return await decide(parts, request, arrivedAt);
    } catch (error) {
      logRefusal(error);
      return fail(503, "The callback could not be stored");
    }
  };
}

async function decide<A extends KnownApp>(
  parts: DoorParts<A>,
  request: CallbackRequest,
  arrivedAt: Millis,
): Promise<CallbackAnswer> {
  const judged = judge(request, await parts.apps());
  const kept = toKeep(judged, request);
  if ("content" in kept) {
    await withDeadline(parts.accept(kept.app, kept.content), arrivedAt);
    return OK;
  }
  const later = kept.nonEvent.cause === "app" ? (parts.keep?.(request) ?? null) : null;
  if (later !== null) {
    await withDeadline(later, arrivedAt);
    return OK;
  }
  await parts.count({ app: judged.app, ...kept.nonEvent });
  return judged.kind === "rejected" && judged.cause !== "paused" ? fail(judged.status, judged.error) : OK;
}

/** Rejects if `work` is not done DURABLE_WITHIN_MS after `since`. The work goes on: what is late is stored too. */
function withDeadline(work: Promise<void>, since: Millis): Promise<void> {
  return new Promise((resolve, reject) => {
    const left = Math.max(LEAST_MS, since + DURABLE_WITHIN_MS - performance.now());
    const late = () => reject(new Error(`A callback was not durable after ${DURABLE_WITHIN_MS} ms`));
    // If this process stood still, the work may have ended meanwhile: the event loop sees that after the timers.
    const timer = setTimeout(() => setImmediate(late), left);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
