import { createHmac } from "node:crypto";
import type { AlertMessage } from "@/lib/contracts/alert-message";
import { cutBytes, linesOf, plainMarkdown } from "./text";
import type { HttpRequest, SettingsOf } from "./types";

/** The whole body may have 20,000 bytes. */
const TEXT_BYTES = 16_000;
const TITLE_BYTES = 200;

/** The request of a DingTalk robot, signed for `now` (milliseconds). Nobody is mentioned. */
export function dingtalkRequest(settings: SettingsOf<"dingtalk">, message: AlertMessage, now: number): HttpRequest {
  const { locale, link } = message;
  const title = cutBytes(message.title, TITLE_BYTES, locale);
  // Without the empty line between them, the lines would flow into one paragraph.
  const lines = linesOf(message).map(plainMarkdown).join("\n\n");
  const end = link === null ? "" : `\n\n[${plainMarkdown(link.label)}](${link.url})`;
  const text = `### ${plainMarkdown(title)}\n\n${cutBytes(lines, TEXT_BYTES, locale)}${end}`;
  return {
    url: settings.secret === undefined ? settings.url : signedUrl(settings.url, settings.secret, now),
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ msgtype: "markdown", markdown: { title, text }, at: { isAtAll: false } }),
  };
}

/** Base64 of HMAC-SHA256 with the secret as key, over the time in milliseconds, a line break and the secret. */
export function dingtalkSign(secret: string, timestamp: number): string {
  return createHmac("sha256", secret).update(`${timestamp}\n${secret}`).digest("base64");
}

function signedUrl(url: string, secret: string, now: number): string {
  const signed = new URL(url);
  signed.searchParams.set("timestamp", String(now));
  signed.searchParams.set("sign", dingtalkSign(secret, now));
  return signed.href;
}
