import type { AlertMessage } from "@/lib/contracts/alert-message";

type Written = Pick<AlertMessage, "locale" | "title" | "lines" | "hint" | "link">;

const COLON: Record<AlertMessage["locale"], string> = { en: ": ", "zh-CN": "：" };
const CUT: Record<AlertMessage["locale"], string> = { en: "… (shortened)", "zh-CN": "…（内容过长，已截断）" };

/** The lines of a message, each as one text. */
export function linesOf({ locale, lines, hint }: Written): string[] {
  return [...lines.map(({ label, text }) => label + COLON[locale] + text), ...(hint === null ? [] : [hint])];
}

/**
 * A text of at most `maxBytes` bytes of UTF-8. A text that is cut says so at its end, in the language of the message.
 * No character is cut in half.
 */
export function cutBytes(text: string, maxBytes: number, locale: AlertMessage["locale"]): string {
  if (Buffer.byteLength(text) <= maxBytes) return text;
  const notice = CUT[locale];
  const kept = Buffer.from(text).subarray(0, Math.max(0, maxBytes - Buffer.byteLength(notice)));
  // The decoder makes U+FFFD of a character that was cut in half.
  return kept.toString("utf8").replace(/\uFFFD+$/u, "") + notice;
}

const LOOK_ALIKES: Record<string, string> = {
  "<": "＜",
  ">": "＞",
  "[": "［",
  "]": "］",
  "*": "＊",
  "`": "｀",
  "#": "＃",
  "!": "！",
  "\\": "＼",
};

/**
 * A text without Markdown. The robots of WeCom and DingTalk document no escape character, so full-width characters
 * replace those that make markup, mentions and images.
 */
export function plainMarkdown(text: string): string {
  return text.replace(/[<>[\]*`#!\\]/g, (character) => LOOK_ALIKES[character] ?? character);
}

/** The whole message as plain text. The lines are cut first, so that the link stays. */
export function plainText(message: Written, maxBytes: number): string {
  const { locale, title, link } = message;
  const head = `${cutBytes(title, maxBytes / 4, locale)}\n`;
  const end = link === null ? "" : `\n${link.label}${COLON[locale]}${link.url}`;
  const room = maxBytes - Buffer.byteLength(head) - Buffer.byteLength(end);
  return head + cutBytes(linesOf(message).join("\n"), room, locale) + end;
}
