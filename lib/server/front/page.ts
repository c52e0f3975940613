import type { IncomingHttpHeaders } from "node:http";
import { chooseLocale } from "@/lib/i18n/choose-locale";
import { LOCALE_COOKIE } from "@/lib/i18n/cookies";
import { LOCALES, type Locale } from "@/lib/i18n/locale";
import { nonceOf } from "../http/content-policy";

/** HTML of a title, and of the text below it. */
export interface Section {
  title: string;
  text: string;
}

/**
 * A page of the front, which stands in place of the console's pages and loads nothing. It has both languages, the
 * reader's first. `extra` is HTML for the head or the end of the body; it gets the nonce of the page.
 */
export function frontPage(
  headers: IncomingHttpHeaders,
  sectionOf: (locale: Locale) => Section,
  extra: { head?: string; script?: string } = {},
): string {
  const first = chooseLocale(cookieOf(headers, LOCALE_COOKIE), headers["accept-language"] ?? null);
  const nonce = nonceOf(headers["content-security-policy"]?.toString()) ?? "";
  const section = (locale: Locale) => {
    const { title, text } = sectionOf(locale);
    const heading = locale === first ? "h1" : "h2";
    return `<section lang="${locale}"><${heading}>${title}</${heading}><p>${text}</p></section>`;
  };
  return `<!doctype html>
<html lang="${first}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${extra.head ?? ""}
<title>Rollcall</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<main>
${[first, ...LOCALES.filter((locale) => locale !== first)].map(section).join("\n")}
</main>
${extra.script === undefined ? "" : `<script nonce="${nonce}">${extra.script}</script>`}
</body>
</html>
`;
}

const STYLE = `
:root { color-scheme: light dark; --text: #1c1d1f; --dim: #5a5e66; --back: #fcfcfc; --accent: #2f6feb; }
@media (prefers-color-scheme: dark) { :root { --text: #eceded; --dim: #a3a7ae; --back: #0c0d0e; --accent: #78a6ff; } }
body { margin: 0; min-height: 100vh; display: grid; place-content: center; padding: 24px; box-sizing: border-box;
  background: var(--back); color: var(--text); font: 16px/1.5 system-ui, "PingFang SC", "Noto Sans SC", sans-serif;
  font-variant-numeric: tabular-nums; }
main { max-width: 30rem; border-left: 3px solid var(--accent); padding-left: 20px; }
section + section { margin-top: 20px; }
h1, h2 { font-size: 1.125rem; line-height: 1.4; margin: 0; }
p { margin: 4px 0 0; color: var(--dim); }
code { font: 0.875em ui-monospace, monospace; color: var(--text); overflow-wrap: anywhere; }
`;

/** The value of a cookie; undefined if there is none that can be read. */
export function cookieOf({ cookie = "" }: IncomingHttpHeaders, name: string): string | undefined {
  const found = cookie.split("; ").find((pair) => pair.startsWith(`${name}=`));
  try {
    return found === undefined ? undefined : decodeURIComponent(found.slice(name.length + 1));
  } catch {
    return undefined;
  }
}
