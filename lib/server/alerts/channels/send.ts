import type { AlertMessage } from "@/lib/contracts/alert-message";
import type { ChannelSettings } from "@/lib/contracts/alert-channels";
import { env } from "../../env";
import { singleton } from "../../singleton";
import { addressProblem } from "./address";
import { readAnswer } from "./answers";
import { dingtalkRequest } from "./dingtalk";
import { sendEmail } from "./email";
import { feishuRequest } from "./feishu";
import { redact } from "./redact";
import { slackRequest } from "./slack";
import { httpTransport } from "./transport";
import { SendError, type HttpRequest, type HttpSettings, type SendResult, type Transport } from "./types";
import { webhookRequest } from "./webhook";
import { wecomRequest } from "./wecom";

export type { SendResult } from "./types";

/**
 * Sends one message to one channel. Whatever the service does, it does not throw. It has a time limit of its own, which
 * is shorter than the lease of a claim; `signal` ends it earlier.
 */
export type Send = (settings: ChannelSettings, message: AlertMessage, signal?: AbortSignal) => Promise<SendResult>;

interface Senders {
  transport: Transport;
  privateAllowed: boolean;
  now: () => number;
}

/** A sender over the given transport. Errors and answers of it have no secret of the channel. */
export function sender({ transport, privateAllowed, now }: Senders): Send {
  return async (settings, message, signal) => {
    const result =
      settings.kind === "email"
        ? await sendEmail(settings, message, signal)
        : await sendHttp(settings, message, { transport, privateAllowed, signal, now });
    return result.ok
      ? { ok: true, answer: redact(result.answer ?? "", settings) }
      : { ...result, error: redact(result.error, settings) };
  };
}

/** Sends one message to one channel. */
export const send: Send = (...given) =>
  singleton("alert-sender", () => {
    const privateAllowed = env().webhookPrivate;
    return sender({ transport: httpTransport({ privateAllowed }), privateAllowed, now: Date.now });
  })(...given);

type HttpOptions = Senders & { signal: AbortSignal | undefined };

async function sendHttp(settings: HttpSettings, message: AlertMessage, options: HttpOptions): Promise<SendResult> {
  const { transport, privateAllowed, signal, now } = options;
  const problem = addressProblem(settings.kind, settings.url, privateAllowed);
  if (problem !== null) return { ok: false, error: problem, permanent: true };
  try {
    return readAnswer(settings.kind, await transport(requestOf(settings, message, now()), signal), now());
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    return { ok: false, error: error.message, ...(error.permanent ? { permanent: true } : {}) };
  }
}

/** The request of a channel's kind, signed for `now` (milliseconds). */
export function requestOf(settings: HttpSettings, message: AlertMessage, now: number): HttpRequest {
  switch (settings.kind) {
    case "wecom":
      return wecomRequest(settings, message);
    case "dingtalk":
      return dingtalkRequest(settings, message, now);
    case "feishu":
      return feishuRequest(settings, message, now);
    case "slack":
      return slackRequest(settings, message);
    case "webhook":
      return webhookRequest(settings, message, now);
  }
}
