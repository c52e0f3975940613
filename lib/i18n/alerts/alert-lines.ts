import type { AlertFacts } from "@/lib/alerts/facts";
import type { Locale } from "../locale";
import enMessages from "../messages/en.json";
import zhMessages from "../messages/zh-CN.json";
import type { AlertTexts } from "./translate";

const REJECT: Record<Locale, Record<string, string>> = { en: enMessages.reject, "zh-CN": zhMessages.reject };

type Values = Record<string, string | number>;
export interface AlertLine {
  label: string;
  text: string;
}

/** What the titles of a rule are filled with. */
export function titleValues(facts: AlertFacts, { time, duration }: AlertTexts): Values {
  switch (facts.rule) {
    case "callbacks_stopped":
      return { lastAt: time(facts.lastAt) };
    case "callbacks_refused":
      return { percent: percent(facts.refused, facts.received) };
    case "clock_off":
      return { skew: duration(Math.abs(facts.skewMs)), direction: directionOf(facts.skewMs) };
    case "incident":
      return { ended: facts.ended, times: timesOf(facts.ended, facts.usual) };
    case "online_low":
      return { online: facts.online, percent: percent(facts.usual - facts.online, facts.usual) };
    case "backlog":
      return { behind: duration(facts.behindMs) };
    case "disk_full":
      return { percent: percent(facts.freeBytes, facts.totalBytes) };
    case "watched_user":
      return { userId: facts.userId, online: String(facts.online), at: time(facts.at) };
    case "tencent_alert":
      return {
        command: facts.command,
        api: facts.api ?? "",
        request: facts.request ?? 0,
        limit: facts.limit ?? 0,
      };
  }
}

/** The lines of a rule: how much, against what is usual, and why. */
export function factLines(facts: AlertFacts, texts: AlertTexts, locale: Locale): AlertLine[] {
  const { text, at, time, duration, bytes } = texts;
  const line = (label: string, value: string): AlertLine => ({ label: text(`label.${label}`), text: value });
  switch (facts.rule) {
    case "callbacks_stopped":
      return [
        line("last_callback", at(facts.lastAt)),
        line("expected", text("text.expected", { expected: Math.round(facts.expected) })),
      ];
    case "callbacks_refused": {
      const causes = Object.entries(facts.causes).sort(([, a], [, b]) => b - a);
      return [
        line("refused", text("text.refused", { ...facts, causes: "" })),
        line(
          "causes",
          causes
            .map(([cause, count]) => text("text.cause", { cause: REJECT[locale][cause] ?? cause, count }))
            .join(locale === "en" ? ", " : "、"),
        ),
      ];
    }
    case "clock_off": {
      const values = { skew: duration(Math.abs(facts.skewMs)), direction: directionOf(facts.skewMs) };
      return [line("difference", text("text.difference", values))];
    }
    case "incident":
      return [
        line("ended", new Intl.NumberFormat(locale).format(facts.ended)),
        line("usual", text("text.usual_connections", { usual: Math.round(facts.usual) })),
        line("peak", text("text.peak", { peak: facts.peakPerMinute, at: time(facts.peakAt) })),
        ...(facts.conclusion === null ? [] : [line("conclusion", facts.conclusion[locale])]),
      ];
    case "online_low":
      return [
        line("online", new Intl.NumberFormat(locale).format(facts.online)),
        line("usual", text("text.usual_online", { usual: Math.round(facts.usual) })),
      ];
    case "backlog":
      return [line("waiting", text("text.waiting", { users: facts.users, records: facts.journalRecords }))];
    case "disk_full":
      return [
        line("disk", facts.instance),
        line("free", text("text.free", { free: bytes(facts.freeBytes), total: bytes(facts.totalBytes) })),
      ];
    case "watched_user":
      return [line("user", facts.userId), ...(facts.reason === null ? [] : [line("reason", facts.reason[locale])])];
    case "tencent_alert":
      return [
        line("callbacks", text("text.callbacks", { count: facts.count, at: time(facts.lastAt) })),
        line("body", facts.body),
      ];
  }
}

/** A ratio for people: one decimal below ten. */
function timesOf(value: number, usual: number): string {
  const times = value / Math.max(1, usual);
  return times < 10 ? times.toFixed(1).replace(/\.0$/, "") : String(Math.round(times));
}

const percent = (part: number, whole: number) => (whole === 0 ? 0 : Math.round((100 * part) / whole));
const directionOf = (skewMs: number) => (skewMs > 0 ? "ahead" : "behind");
