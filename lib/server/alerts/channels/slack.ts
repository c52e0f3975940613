import type { AlertMessage } from "@/lib/contracts/alert-message";
import { cutBytes, linesOf } from "./text";
import { toneOf, type Tone } from "./tone";
import type { HttpRequest, SettingsOf } from "./types";

/** A header may have 150 characters. */
const TITLE_BYTES = 150;
const TEXT_BYTES = 3_000;
const MARKS: Record<Tone, string> = { critical: "🔴", warning: "🟠", info: "🔵", recovery: "🟢", note: "⚪" };
const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** Slack's three control characters as entities. */
const escaped = (text: string) => text.replace(/[&<>]/g, (character) => ENTITIES[character] ?? character);

/** The request of a Slack incoming webhook. Rich text is literal, so nothing in it becomes markup or a mention. */
export function slackRequest({ url }: SettingsOf<"slack">, message: AlertMessage): HttpRequest {
  const { locale, link } = message;
  const head = `${MARKS[toneOf(message)]} ${message.title}`;
  const text = { type: "text", text: cutBytes(linesOf(message).join("\n"), TEXT_BYTES, locale) };
  const end = link
    ? [
        { type: "text", text: "\n" },
        { type: "link", url: link.url, text: link.label },
      ]
    : [];
  const body = {
    text: escaped(cutBytes(head, TEXT_BYTES, locale)),
    blocks: [
      { type: "header", text: { type: "plain_text", text: cutBytes(head, TITLE_BYTES, locale), emoji: false } },
      { type: "rich_text", elements: [{ type: "rich_text_section", elements: [text, ...end] }] },
    ],
  };
  return { url, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}
