import type { Locale } from "@/lib/i18n/locale";
import { DAY, HOUR, MINUTE, SECOND } from "@/lib/time/units";

const WORDS = {
  en: {
    d: "d",
    h: "h",
    min: "min",
    s: "s",
    now: "just now",
    ago: (x: string) => `${x} ago`,
    ahead: (x: string) => `in ${x}`,
  },
  "zh-CN": {
    d: "天",
    h: "小时",
    min: "分钟",
    s: "秒",
    now: "刚刚",
    ago: (x: string) => `${x}前`,
    ahead: (x: string) => `${x}后`,
  },
} as const;

/**
 * A length of time in at most two units, rounded down: `45 s`, `12 min`, `3 h 5 min`, `2 d 4 h`.
 * @param ms milliseconds; a negative length reads like a positive one
 */
export function formatSpan(ms: number, locale: Locale): string {
  const words = WORDS[locale];
  const length = Math.abs(ms);
  const one = (value: number, unit: string) => `${value} ${unit}`;
  if (length < MINUTE) return one(Math.floor(length / SECOND), words.s);
  if (length < HOUR) return one(Math.floor(length / MINUTE), words.min);
  const [big, bigUnit, small, smallUnit] =
    length < DAY ? [HOUR, words.h, MINUTE, words.min] : [DAY, words.d, HOUR, words.h];
  const rest = Math.floor((length % big) / small);
  const head = one(Math.floor(length / big), bigUnit);
  return rest === 0 ? head : `${head} ${one(rest, smallUnit)}`;
}

/** How long ago in one unit, to stand beside an absolute time: `just now`, `45 s ago`, `3 h ago`, `in 5 s`. */
export function formatAgo(at: number, now: number, locale: Locale): string {
  const words = WORDS[locale];
  const length = Math.abs(now - at);
  if (length < SECOND) return words.now;
  const unit = length < MINUTE ? SECOND : length < HOUR ? MINUTE : length < DAY ? HOUR : DAY;
  const text = formatSpan(Math.floor(length / unit) * unit, locale);
  return at <= now ? words.ago(text) : words.ahead(text);
}
