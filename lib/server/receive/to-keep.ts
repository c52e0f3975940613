import { isAlertCommand } from "@/lib/alerts/alert-command";
import type { RejectCause } from "@/lib/contracts/health";
import type { Content } from "./journaled";
import type { Judgement, KnownApp } from "./judge";
import { redacted, type CallbackRequest } from "./request";
import { keptBody } from "./samples";
import { alertOf } from "./tencent-alert";

/** What is counted of a callback that is not an event: another command, a probe, or a refusal. */
export interface NonEventContent {
  /** Null if it was not refused. */
  cause: RejectCause | null;
  error: string;
  /** The name that the sender gave. */
  command: string | null;
  /** Redacted, and with as much of its body as is kept. */
  request: CallbackRequest;
  skewMs: number | null;
}

/** Content of an app to make durable, or a callback that is only counted. */
export type ToKeep<A extends KnownApp> = { app: A; content: Content } | { nonEvent: NonEventContent };

/** What to keep of a request that was judged: nothing that proves its sender. */
export function toKeep<A extends KnownApp>(judged: Judgement<A>, received: CallbackRequest): ToKeep<A> {
  const { skewMs } = judged;
  if (judged.kind === "event") return { app: judged.app, content: { event: judged.event, skewMs } };
  const request = redacted(received);
  const nonEvent = (cause: RejectCause | null, error: string, command: string | null) => ({
    nonEvent: { cause, error, command, request: { ...request, body: keptBody(request.body, cause) }, skewMs },
  });
  if (judged.kind === "rejected") return nonEvent(judged.cause, judged.error, null);
  const { app, command } = judged;
  if (command !== null && isAlertCommand(command))
    return { app, content: { alert: alertOf(command, request), skewMs } };
  return nonEvent(null, "", command);
}
