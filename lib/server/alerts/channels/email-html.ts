import type { AlertMessage } from "@/lib/contracts/alert-message";
import { toneOf, type Tone } from "./tone";

const COLOURS: Record<Tone, string> = {
  critical: "#c92a2a",
  warning: "#d9480f",
  info: "#1864ab",
  recovery: "#2b8a3e",
  note: "#495057",
};
const FONT = "font:15px/1.5 system-ui,'PingFang SC','Microsoft YaHei',sans-serif";
const HEADING = "font-size:18px;margin:0 0 12px;padding-left:12px;border-left:4px solid";
const LABEL = "text-align:left;vertical-align:top;padding:3px 16px 3px 0;color:#5c6670;font-weight:400";
const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

/** The message as the HTML part of an e-mail: a table with styles of its own, which every mail program shows. */
export function htmlOf(message: AlertMessage): string {
  const { title, lines, hint, link, locale } = message;
  const colour = COLOURS[toneOf(message)];
  const rows = lines
    .map(
      ({ label, text }) =>
        `<tr><th style="${LABEL}">${escaped(label)}</th><td style="padding:3px 0">${escaped(text)}</td></tr>`,
    )
    .join("");
  const end = [
    link && `<p><a href="${escaped(link.url)}" style="color:#0b7285">${escaped(link.label)}</a></p>`,
    hint && `<p style="color:#5c6670">${escaped(hint)}</p>`,
  ];
  return (
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${escaped(title)}</title></head>` +
    `<body style="${FONT};color:#1a1f24;margin:0;padding:20px">` +
    `<h1 style="${HEADING} ${colour}">${escaped(title)}</h1>` +
    `<table style="border-collapse:collapse">${rows}</table>${end.filter(Boolean).join("")}</body></html>`
  );
}
