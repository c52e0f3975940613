import type { ChannelSettings } from "@/lib/contracts/alert-channels";
import type { AlertMessage } from "@/lib/contracts/alert-message";

/** What a message is sent with. */
export interface SendOptions {
  /** Aborts the request at a shutdown. A sender has time limits of its own. */
  signal: AbortSignal;
}

/** What became of a message. `permanent`: trying again cannot help. */
export type SendResult = { ok: true } | { ok: false; error: string; permanent?: boolean; retryAfterMs?: number };

/** Sends one message to one channel. Never throws. */
export type Send = (settings: ChannelSettings, message: AlertMessage, options: SendOptions) => Promise<SendResult>;

export const send: Send = ({ kind }) =>
  Promise.resolve({ ok: false, error: `Channels of the kind ${kind} cannot be sent to yet`, permanent: true });
