import fc from "fast-check";
import type { MaxInstances } from "@/lib/presence/types";
import { DAY, HOUR, MINUTE } from "@/lib/time/units";
import { wallClock } from "@/lib/time/zone";
import { drain } from "../../project/drain";
import type { NewEvent } from "../../receive/judge";
import { rollup } from "../../rollup/rollup";
import { clearData } from "../../testing/clear-data";
import { makeApp } from "../../testing/callback";
import { store } from "../../testing/history";
import { processAll } from "../../testing/process-all";

export const MAX: MaxInstances = { web: 2 };

export const APP_ZONE = "Asia/Shanghai";
export const T0 = Date.UTC(2026, 0, 15);
export const iso = (ms: number) => new Date(ms).toISOString();
export const anyTime = fc.oneof(
  fc.integer({ min: T0, max: T0 + 4 * DAY }),
  fc.integer({ min: 0, max: 4 * 96 }).map((n) => T0 + n * 15 * MINUTE),
  fc.integer({ min: 0, max: 600 }).map((n) => T0 + 12 * HOUR + n * 100),
);
export const often = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 3 });
export const seldom = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
export const platform = fc.constantFrom("ios", "android", "web", "windows");
/** Parts of the week that contain some of the few days of histories. */
export const anyWeek = {
  weekday: seldom(fc.constantFrom("4", "5", "6")),
  hour: seldom(fc.constantFrom("0", "12", "17", "20")),
  weekTz: seldom(fc.constantFrom("UTC", "Asia/Kolkata")),
};
export type Week = { weekday?: string | undefined; hour?: string | undefined; weekTz?: string | undefined };
export const inWeek =
  ({ weekday, hour, weekTz = APP_ZONE }: Week) =>
  (at: number) => {
    const clock = wallClock(at, weekTz);
    const day = String(((new Date(`${clock.year}-${clock.month}-${clock.day}T00:00Z`).getUTCDay() + 6) % 7) + 1);
    return (weekday ?? day) === day && (hour ?? String(Number(clock.hour))) === String(Number(clock.hour));
  };
/** A query as a page sends it. */
export function sent(filter: Record<string, string | number | undefined>): Record<string, string> {
  const given: [string, string][] = Object.entries(filter).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, typeof value === "number" ? iso(value) : value]],
  );
  return Object.fromEntries<string>(given);
}

/**
 * Stores events in batches and checks while some of them are not folded and some rollups are stale, then once more when
 * all is processed.
 */
export async function beforeAndAfter(
  events: readonly NewEvent[],
  sizes: readonly number[],
  check: () => Promise<void>,
): Promise<void> {
  await clearData();
  const { id: appId } = await makeApp({ maxInstances: MAX });
  for (let from = 0, round = 0; from < events.length; round++) {
    const size = sizes[round % sizes.length] ?? 1;
    await store(appId, events.slice(from, (from += size)));
    if (round % 2 === 0) await drain();
    if (round % 3 === 0) await rollup(null);
  }
  await check();
  await processAll();
  await check();
}

export async function everyPage<T>(
  page: (cursor: string | undefined) => Promise<{ rows: T[]; nextCursor: string | null }>,
): Promise<T[]> {
  const all: T[] = [];
  for (let cursor: string | undefined; ;) {
    const { rows, nextCursor } = await page(cursor);
    all.push(...rows);
    if (nextCursor === null) return all;
    cursor = nextCursor;
  }
}

export const batches = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1 });
