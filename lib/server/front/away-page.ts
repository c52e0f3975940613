import type { IncomingHttpHeaders } from "node:http";
import { ZONE_COOKIE } from "@/lib/i18n/cookies";
import { formatDate, formatTime } from "@/lib/time/format";
import { awayTexts, type AwayReason } from "./away-texts";
import { cookieOf, frontPage } from "./page";

/** The page while the console is away. It has the reader's time zone, as far as a cookie tells it, and loads itself. */
export function awayPage(headers: IncomingHttpHeaders, reason: AwayReason, retrySeconds: number): string {
  const zone = knownZone(cookieOf(headers, ZONE_COOKIE));
  const minute = minuteIn(zone);
  return frontPage(
    headers,
    (locale) => {
      const { title, text, again } = awayTexts(locale, reason, minute);
      return { title, text: [text, again].join(locale === "en" ? " " : "") };
    },
    {
      head: `<meta http-equiv="refresh" content="${retrySeconds}">`,
      ...(zone === undefined && { script: LOCAL_TIME }),
    },
  );
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
