import type { IncomingHttpHeaders } from "node:http";
import type { DatabaseOutage } from "@/lib/contracts/database-outage";
import { chooseLocale } from "@/lib/i18n/choose-locale";
import { LOCALE_COOKIE, ZONE_COOKIE } from "@/lib/i18n/cookies";
import { LOCALES, type Locale } from "@/lib/i18n/locale";
import { formatDate, formatTime } from "@/lib/time/format";
import { awayTexts } from "./away-texts";

/**
 * The page that stands in place of the console's pages. It has both languages, the reader's first, and the reader's
 * time zone, as far as the cookies tell them. It loads nothing, because the console is away.
 */
export function awayPage(headers: IncomingHttpHeaders, outage: DatabaseOutage | null, retrySeconds: number): string {
  const first = chooseLocale(cookieOf(headers, LOCALE_COOKIE), headers["accept-language"] ?? null);
  const zone = knownZone(cookieOf(headers, ZONE_COOKIE));
  const minute = minuteIn(zone);
  const textsOf = (locale: Locale) => awayTexts(locale, outage, minute);
  const section = (locale: Locale) => {
    const { title, text, again } = textsOf(locale);
    const heading = locale === first ? "h1" : "h2";
    const words = [text, again].join(locale === "en" ? " " : "");
    return `<section lang="${locale}"><${heading}>${title}</${heading}><p>${words}</p></section>`;
  };
  return `<!doctype html>
<html lang="${first}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="${retrySeconds}">
<title>Rollcall</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${[first, ...LOCALES.filter((locale) => locale !== first)].map(section).join("\n")}
</main>
${zone === undefined ? `<script>${LOCAL_TIME}</script>` : ""}
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
`;

function cookieOf({ cookie = "" }: IncomingHttpHeaders, name: string): string | undefined {
  const found = cookie.split("; ").find((pair) => pair.startsWith(`${name}=`));
  try {
    return found === undefined ? undefined : decodeURIComponent(found.slice(name.length + 1));
  } catch {
    return undefined;
  }
}

/** The zone if the runtime knows it: a cookie may have anything. */
function knownZone(zone: string | undefined): string | undefined {
  try {
    return zone && new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** Writes a time to the minute, with its date if that is not today. Without a zone it is UTC, and says so. */
function minuteIn(zone: string | undefined): (iso: string) => string {
  const [shown, name] = zone === undefined ? ["UTC", " UTC"] : [zone, ""];
  return (iso) => {
    const at = Date.parse(iso);
    const [date, time] = [formatDate(at, shown), formatTime(at, shown, "minute")];
    const day = date === formatDate(Date.now(), shown) ? "" : `${date} `;
    return `<time datetime="${iso}">${day}${time}${name}</time>`;
  };
}

/** Most readers have chosen no zone: their browser knows it. */
const LOCAL_TIME = `
for (const time of document.querySelectorAll("time"))
  time.textContent = new Date(time.dateTime).toLocaleTimeString("sv", { hour: "2-digit", minute: "2-digit" });
`;
