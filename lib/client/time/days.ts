import { dayOf } from "./format";

export interface Day<T> {
  /** `2026-11-22` in the zone. */
  key: string;
  /** An instant of that day, to write its date. */
  at: number;
  items: T[];
}

/** Cuts a list in time order into the calendar days of a zone, in the same order. `timeOf` gives milliseconds. */
export function byDay<T>(items: readonly T[], zone: string, timeOf: (item: T) => number): Day<T>[] {
  const days: Day<T>[] = [];
  for (const item of items) {
    const at = timeOf(item);
    const key = dayOf(at, zone);
    const last = days.at(-1);
    if (last?.key === key) last.items.push(item);
    else days.push({ key, at, items: [item] });
  }
  return days;
}
