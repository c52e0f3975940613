import type { AlertMessage } from "@/lib/contracts/alert-message";
import { cutBytes, linesOf, plainMarkdown } from "./text";
import { toneOf, type Tone } from "./tone";
import type { HttpRequest, SettingsOf } from "./types";

/** Limit of the robot, in bytes of UTF-8. */
export const WECOM_MARKDOWN_BYTES = 4_096;
const TITLE_BYTES = 1_024;

/** The robot has three colours: orange, green and grey. */
const COLOURS: Record<Tone, string> = {
  critical: "warning",
  warning: "warning",
  info: "info",
  recovery: "info",
  note: "comment",
};

/** The request of a WeCom robot. Nobody is mentioned. */
export function wecomRequest({ url }: SettingsOf<"wecom">, message: AlertMessage): HttpRequest {
  const body = { msgtype: "markdown", markdown: { content: markdown(message) } };
  return { url, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}

function markdown(message: AlertMessage): string {
  const { title, link, locale } = message;
  const shown = cutBytes(plainMarkdown(title), TITLE_BYTES, locale);
  const head = `**<font color="${COLOURS[toneOf(message)]}">${shown}</font>**\n`;
  const end = link === null ? "" : `\n[${plainMarkdown(link.label)}](${link.url})`;
  const room = WECOM_MARKDOWN_BYTES - Buffer.byteLength(head) - Buffer.byteLength(end);
  return head + cutBytes(plainMarkdown(linesOf(message).join("\n")), room, locale) + end;
}
