import type { Locale } from "@/lib/i18n/locale";
import { DAY, HOUR, MINUTE } from "@/lib/time/units";
import { formatSpan } from "./span";

/**
 * A measured delay: `85 ms`, below a minute `1.4 s`, and from there as a span, `6 min`. A negative one keeps its sign.
 * @param ms milliseconds
 */
export function formatMillis(ms: number, locale: Locale): string {
  const sign = Math.round(ms) < 0 ? "−" : "";
  const size = Math.abs(ms);
  const [milli, second] = locale === "zh-CN" ? ["毫秒", "秒"] : ["ms", "s"];
  if (size < 999.5) return `${sign}${Math.round(size).toLocaleString(locale)} ${milli}`;
  if (size < 59_950) return `${sign}${(size / 1000).toLocaleString(locale, { maximumFractionDigits: 1 })} ${second}`;
  return `${sign}${formatSpan(size, locale)}`;
}

/** The same in one unit, as an axis has room for: `1.7 d`, `25 min`. */
export function shortMillis(ms: number, locale: Locale): string {
  const size = Math.abs(ms);
  if (size < MINUTE) return formatMillis(ms, locale);
  const [length, en, zh] = size < HOUR ? [MINUTE, "min", "分"] : size < DAY ? [HOUR, "h", "时"] : [DAY, "d", "天"];
  const value = (size / length).toLocaleString(locale, { maximumFractionDigits: 1 });
  return `${ms < 0 ? "−" : ""}${value} ${locale === "zh-CN" ? zh : en}`;
}
