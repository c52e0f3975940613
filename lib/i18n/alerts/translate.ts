import { createTranslator } from "use-intl/core";
import { formatDate, formatOffset, formatTime } from "@/lib/time/format";
import { DAY, HOUR, MINUTE, SECOND, type Millis } from "@/lib/time/units";
import type { Locale } from "../locale";
import en from "./en.json";
import zh from "./zh-CN.json";

/** How an alert becomes text. */
export interface AlertTextOptions {
  locale: Locale;
  /** IANA name. */
  timeZone: string;
}

/** The texts and values of alerts in one language and zone. */
export interface AlertTexts {
  /** Throws if the catalogue has no such text, or if an argument is missing. */
  text: (key: string, values?: Record<string, string | number>) => string;
  /** `2026-11-22 21:04 (UTC+8)` */
  at: (instant: Millis) => string;
  /** `21:04` */
  time: (instant: Millis) => string;
  /** At most two units, rounded down. */
  duration: (ms: Millis) => string;
  /** `1.5 GiB` */
  bytes: (bytes: number) => string;
}

const BYTE_UNITS = ["B", "KiB", "MiB", "GiB", "TiB"];

export function alertTexts({ locale, timeZone }: AlertTextOptions): AlertTexts {
  const translator = createTranslator({
    locale,
    messages: locale === "en" ? en : zh,
    timeZone,
    onError: (error) => {
      throw error;
    },
  });
  // Keys are built from rules. A test, not the compiler, checks that every rule has its texts.
  const text: AlertTexts["text"] = (key, values) => translator(key as never, values as never);
  const time = (instant: Millis) => formatTime(instant, timeZone, "minute");
  return {
    text,
    time,
    at: (instant) => `${formatDate(instant, timeZone)} ${time(instant)} (${formatOffset(instant, timeZone)})`,
    duration: (ms) => durationText(ms, text),
    bytes: (bytes) => {
      const power = Math.min(BYTE_UNITS.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
      const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(bytes / 1024 ** power);
      return `${number} ${BYTE_UNITS[power]}`;
    },
  };
}

function durationText(ms: Millis, text: AlertTexts["text"]): string {
  const seconds = Math.floor((ms % MINUTE) / SECOND);
  const minutes = Math.floor((ms % HOUR) / MINUTE);
  const hours = Math.floor((ms % DAY) / HOUR);
  const days = Math.floor(ms / DAY);
  if (days > 0) return text(hours === 0 ? "duration.days" : "duration.days_hours", { days, hours });
  if (hours > 0) return text(minutes === 0 ? "duration.hours" : "duration.hours_minutes", { hours, minutes });
  if (minutes > 0) return text(seconds === 0 ? "duration.minutes" : "duration.minutes_seconds", { minutes, seconds });
  return text("duration.seconds", { seconds });
}
