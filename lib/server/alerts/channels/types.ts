import type { IncomingHttpHeaders } from "node:http";
import type { ChannelSettings } from "@/lib/contracts/alert-channels";

/** The settings of one kind of channel. */
export type SettingsOf<K extends ChannelSettings["kind"]> = Extract<ChannelSettings, { kind: K }>;
/** Channels that are called over HTTP. */
export type HttpKind = Exclude<ChannelSettings["kind"], "email">;
export type HttpSettings = SettingsOf<HttpKind>;

export interface HttpRequest {
  url: string;
  headers: Record<string, string>;
  body: string;
}
export interface HttpAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}
/** Sends one POST and reads the answer. Throws SendError. */
export type Transport = (request: HttpRequest, signal?: AbortSignal) => Promise<HttpAnswer>;

export interface SendFailure {
  ok: false;
  /** Without any secret of the channel. */
  error: string;
  /** Another attempt cannot succeed. */
  permanent?: boolean;
  /** The receiver does not exist any more: the channel is to be switched off. */
  gone?: boolean;
  /** Milliseconds until another attempt makes sense. */
  retryAfterMs?: number;
}
/** What became of a message. `answer` is what the service said, without any secret of the channel. */
export type SendResult = { ok: true; answer?: string } | SendFailure;

/** A failure before an answer came. Its text has no secret. */
export class SendError extends Error {
  override name = "SendError";
  constructor(
    message: string,
    readonly permanent = false,
  ) {
    super(message);
  }
}
