import { toLocal } from "@/lib/time/zone";

/** One bucket of a chart over time, in milliseconds; a value is null where nothing is known. */
export interface ChartPoint {
  t: number;
  to: number;
  values: Record<string, number | null>;
}

/** Points of an answer as a chart takes them: each ends where the next begins, the last at `end`. */
export function chartPoints<P extends { t: string }>(
  points: readonly P[],
  end: number,
  read: (point: P) => Record<string, number | null>,
): ChartPoint[] {
  const starts = points.map((point) => Date.parse(point.t));
  return points.map((point, i) => ({ t: starts[i] ?? end, to: starts[i + 1] ?? end, values: read(point) }));
}

/**
 * Lays an earlier stretch over a later one by the time that had passed on the zone's clock since each began, so that
 * the same hour lies on the same hour whatever summer time did. @returns a value of `earlier` for every point, null
 * where it had none
 */
export function overlay(
  points: readonly ChartPoint[],
  earlier: readonly ChartPoint[],
  read: (point: ChartPoint) => number | null,
  zone: string,
  starts: { from: number; earlierFrom: number },
): (number | null)[] {
  const passed = (at: number, from: number) => toLocal(at, zone) - toLocal(from, zone);
  const before = earlier.map((point) => ({
    passed: passed(point.t, starts.earlierFrom),
    length: point.to - point.t,
    value: read(point),
  }));
  let next = 0;
  return points.map((point) => {
    const middle = passed(point.t, starts.from) + (point.to - point.t) / 2;
    while (next + 1 < before.length && (before[next + 1]?.passed ?? Infinity) <= middle) next += 1;
    const found = before[next];
    return found && found.passed <= middle && middle < found.passed + found.length ? found.value : null;
  });
}

/** The highest value to draw: of one series, or of the sum of those that stand on each other. */
export function highest(points: readonly ChartPoint[], alone: readonly string[], stacked: readonly string[]): number {
  let max = 0;
  for (const { values } of points) {
    for (const key of alone) max = Math.max(max, values[key] ?? 0);
    max = Math.max(
      max,
      stacked.reduce((sum, key) => sum + (values[key] ?? 0), 0),
    );
  }
  return max;
}
