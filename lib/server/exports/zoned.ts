const MINUTE_MS = 60_000;
const MOST_KEPT = 10_000;

/**
 * Writes moments as ISO 8601 with milliseconds and the offset of `timeZone` at that moment:
 * 2026-11-23T10:00:00.123+08:00. Empty for null.
 */
export function zoned(timeZone: string): (date: Date | null) => string {
  const format = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
  // Zones change their offset at whole minutes.
  const kept = new Map<number, number>();
  const offsetAt = (date: Date): number => {
    const minute = Math.floor(date.getTime() / MINUTE_MS);
    const known = kept.get(minute);
    if (known !== undefined) return known;
    if (kept.size >= MOST_KEPT) kept.clear();
    const name = format.formatToParts(date).find(({ type }) => type === "timeZoneName")?.value ?? "";
    const [, sign, hours, minutes] = /^GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [null, "+", "0", "0"];
    const offset = (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
    kept.set(minute, offset);
    return offset;
  };
  return (date) => {
    if (date === null) return "";
    const offset = offsetAt(date);
    const local = new Date(date.getTime() + offset * MINUTE_MS).toISOString().slice(0, -1);
    const size = Math.abs(offset);
    const two = (n: number) => String(n).padStart(2, "0");
    return `${local}${offset < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
  };
}
