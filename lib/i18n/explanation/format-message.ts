import { createTranslator } from "use-intl/core";
import type { Message, MessageValue } from "@/lib/presence/explain/message";
import { DAY, HOUR, MINUTE, SECOND, type Millis } from "@/lib/time/units";
import { joinNames } from "../join";
import type { Locale } from "../locale";
import en from "./en.json";
import { formatInstantValue, momentOf } from "./format-instant";
import type { RenderOptions } from "./render-options";
import zh from "./zh-CN.json";

type Translate = (key: string, values?: Record<string, string | number>) => string;

const translators = new Map<Locale, Translate>();

/** The translator of a language. It is cached because it caches parsed messages and texts without arguments. */
function translatorOf(locale: Locale): Translate {
  const cached = translators.get(locale);
  if (cached !== undefined) return cached;
  const translator = createTranslator({
    locale,
    messages: locale === "en" ? en : zh,
    timeZone: "UTC",
    onError: (error) => {
      throw error;
    },
  });
  // Keys are built from codes. A test, not the compiler, checks that every code has its message.
  const fixedTexts = new Map<string, string>();
  const translate: Translate = (key, values) => {
    if (values !== undefined) return translator(key as never, values as never);
    const text = fixedTexts.get(key) ?? translator(key as never);
    fixedTexts.set(key, text);
    return text;
  };
  translators.set(locale, translate);
  return translate;
}

/** The text of a message. Throws if the catalogue has no such message, or if an argument is missing. */
export function formatMessage({ key, values }: Message, options: RenderOptions): string {
  const translate = translatorOf(options.locale);
  const entries = Object.entries(values);
  if (entries.length === 0) return translate(key);
  return translate(key, Object.fromEntries(entries.map(([name, value]) => [name, formatValue(value, options)])));
}

function formatValue(value: MessageValue, options: RenderOptions): string | number {
  const translate = translatorOf(options.locale);
  if (typeof value !== "object") return value;
  if ("instant" in value) return formatInstantValue(value, options);
  if ("moment" in value) {
    const { key, values } = momentOf(value.moment, options);
    return translate(`day.${key}`, values);
  }
  if ("duration" in value) return formatDuration(value.duration, translate);
  if ("text" in value) return translate(value.text);
  if ("device" in value) return translate(`device.${value.device}`);
  if ("platform" in value) return translate(`platform.${value.platform}`);
  return joinNames(
    value.platforms.map((platform) => translate(`platform.${platform}`)),
    options.locale,
  );
}

/** At most two units, rounded down. */
function formatDuration(ms: Millis, translate: Translate): string {
  const seconds = Math.floor((ms % MINUTE) / SECOND);
  const minutes = Math.floor((ms % HOUR) / MINUTE);
  const hours = Math.floor((ms % DAY) / HOUR);
  const days = Math.floor(ms / DAY);
  if (days > 0) return translate(hours === 0 ? "duration.days" : "duration.days_hours", { days, hours });
  if (hours > 0) return translate(minutes === 0 ? "duration.hours" : "duration.hours_minutes", { hours, minutes });
  if (minutes > 0) return translate("duration.minutes", { minutes });
  return translate("duration.seconds", { seconds });
}
