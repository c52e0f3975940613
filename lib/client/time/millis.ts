import type { Locale } from "@/lib/i18n/locale";
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
