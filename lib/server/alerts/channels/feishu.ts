import { createHmac } from "node:crypto";
import type { AlertMessage } from "@/lib/contracts/alert-message";
import { SECOND } from "@/lib/time/units";
import { cutBytes, linesOf } from "./text";
import { toneOf, type Tone } from "./tone";
import type { HttpRequest, SettingsOf } from "./types";

/** The whole body may have 20 kB. */
const TEXT_BYTES = 15_000;
const TITLE_BYTES = 300;
const TEMPLATES: Record<Tone, string> = {
  critical: "red",
  warning: "orange",
  info: "blue",
  recovery: "green",
  note: "grey",
};
const plain = (content: string) => ({ tag: "plain_text", content });

/** The request of a Feishu or Lark robot: a card, signed for `now` (milliseconds). Its plain texts are never markup. */
export function feishuRequest(settings: SettingsOf<"feishu">, message: AlertMessage, now: number): HttpRequest {
  const { locale, title, link } = message;
  const timestamp = Math.floor(now / SECOND);
  const lines = { tag: "div", text: plain(cutBytes(linesOf(message).join("\n"), TEXT_BYTES, locale)) };
  const button = link && { tag: "button", text: plain(link.label), url: link.url, type: "default" };
  const header = { title: plain(cutBytes(title, TITLE_BYTES, locale)), template: TEMPLATES[toneOf(message)] };
  const { url, secret } = settings;
  return {
    url,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      ...(secret === undefined ? {} : { timestamp: String(timestamp), sign: feishuSign(secret, timestamp) }),
      msg_type: "interactive",
      card: { header, elements: button ? [lines, { tag: "action", actions: [button] }] : [lines] },
    }),
  };
}

/** Base64 of HMAC-SHA256 over nothing: the time in seconds, a line break and the secret are the key. */
export function feishuSign(secret: string, timestamp: number): string {
  return createHmac("sha256", `${timestamp}\n${secret}`).update("").digest("base64");
}
