import { formatDate } from "@/lib/time/format";

export interface Day<T> {
  /** `2026-11-22` in the zone. */
  key: string;
  items: T[];
}

/** Cuts a list in time order into the calendar days of a zone, in the same order. `timeOf` gives milliseconds. */
export function byDay<T>(items: readonly T[], zone: string, timeOf: (item: T) => number): Day<T>[] {
  const days: Day<T>[] = [];
  for (const item of items) {
    const key = formatDate(timeOf(item), zone);
    const last = days.at(-1);
    if (last?.key === key) last.items.push(item);
    else days.push({ key, items: [item] });
  }
  return days;
}
