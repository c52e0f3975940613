import { offsetAt } from "@/lib/i18n/offset";

const two = (n: number) => String(n).padStart(2, "0");

/**
 * Writes moments as ISO 8601 with milliseconds and the offset of `timeZone` at that moment:
 * 2026-11-23T10:00:00.123+08:00. Empty for null.
 */
export function zoned(timeZone: string): (date: Date | null) => string {
  return (date) => {
    if (date === null) return "";
    const { ms, sign, hours, minutes } = offsetAt(date.getTime(), timeZone);
    return `${new Date(date.getTime() + ms).toISOString().slice(0, -1)}${sign}${two(hours)}:${two(minutes)}`;
  };
}
