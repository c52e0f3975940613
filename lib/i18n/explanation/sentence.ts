import { createTranslator } from "use-intl/core";
import type { Message, Value } from "@/lib/presence/explain/message";
import type { Platform } from "@/lib/protocol/platform";
import { DAY, HOUR, MINUTE, SECOND } from "@/lib/time/units";
import type { Locale } from "../locale";
import en from "./en.json";
import { tellMoment } from "./moment";
import type { Speech } from "./speech";
import zh from "./zh-CN.json";

type Values = Record<string, string | number>;
/** Without values a sentence is always the same, and is said from memory. */
type Say = (key: string, values?: Values) => string;

const says = new Map<Locale, Say>();

/** A language's translator, kept because it keeps its parsed messages. A message that is missing or ill-formed throws. */
function sayIn(locale: Locale): Say {
  const known = says.get(locale);
  if (known !== undefined) return known;
  const translator = createTranslator({
    locale,
    messages: locale === "en" ? en : zh,
    timeZone: "UTC",
    onError: (error) => {
      throw error;
    },
  });
  // Keys are made of codes: that each code has its message is held by a test, not by the compiler.
  const fixed = new Map<string, string>();
  const say: Say = (key, values) => {
    if (values !== undefined) return translator(key as never, values as never);
    const text = fixed.get(key) ?? translator(key as never);
    fixed.set(key, text);
    return text;
  };
  says.set(locale, say);
  return say;
}

/** Says one sentence. Throws where the catalogue has no such message or the sentence lacks what it needs. */
export function sentence({ key, values }: Message, speech: Speech): string {
  const filled = Object.entries(values);
  if (filled.length === 0) return sayIn(speech.locale)(key);
  return sayIn(speech.locale)(key, Object.fromEntries(filled.map(([name, value]) => [name, word(value, speech)])));
}

function word(value: Value, speech: Speech): string | number {
  const say = sayIn(speech.locale);
  if (typeof value !== "object") return value;
  if ("moment" in value) return tellMoment(value, speech);
  if ("span" in value) return tellSpan(value.span, say);
  if ("device" in value) return say(`device.${value.device}`);
  if ("platform" in value) return say(`platform.${value.platform}`);
  return listOf(
    value.platforms.map((platform: Platform) => say(`platform.${platform}`)),
    speech.locale,
  );
}

const lists = new Map<Locale, Intl.ListFormat>();

function listOf(words: readonly string[], locale: Locale): string {
  const format = lists.get(locale) ?? new Intl.ListFormat(locale, { type: "conjunction" });
  lists.set(locale, format);
  return format.format(words);
}

/** A length of time, rounded down to at most two units. */
function tellSpan(ms: number, say: Say): string {
  const whole = (unit: number, of = Infinity) => Math.floor((ms % of) / unit);
  if (ms < MINUTE) return say("span.seconds", { seconds: whole(SECOND) });
  if (ms < HOUR) return say("span.minutes", { minutes: whole(MINUTE) });
  if (ms < DAY)
    return say(whole(MINUTE, HOUR) === 0 ? "span.hours" : "span.hours_minutes", {
      hours: whole(HOUR),
      minutes: whole(MINUTE, HOUR),
    });
  return say(whole(HOUR, DAY) === 0 ? "span.days" : "span.days_hours", { days: whole(DAY), hours: whole(HOUR, DAY) });
}
