import { DAY, HOUR, MINUTE, SECOND } from "@/lib/time/units";
import { valueTicks } from "./numbers";

/** What values are: any numbers, whole ones, or lengths of time in milliseconds, whose round values are not of tens. */
export type ValueKind = "any" | "whole" | "time";

const TIME_STEPS = [
  15 * SECOND,
  30 * SECOND,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
];

/** Round values over what is drawn, from `low` to `high`, with 0 among them: a difference may be negative. */
export function valueMarks(low: number, high: number, kind: ValueKind = "whole"): number[] {
  if (low >= 0) return upTo(high, 4, kind);
  const below = upTo(-low, 2, kind)
    .slice(1)
    .reverse()
    .map((value) => -value);
  return high > 0 ? [...below, ...upTo(high, 2, kind)] : [...below, 0];
}

function upTo(max: number, steps: number, kind: ValueKind): number[] {
  if (kind !== "time" || max < MINUTE) return valueTicks(max, steps, kind !== "any");
  const step = TIME_STEPS.find((length) => length * steps >= max);
  return step === undefined
    ? valueTicks(max / DAY, steps).map((days) => days * DAY)
    : Array.from({ length: Math.ceil(max / step) + 1 }, (_, i) => i * step);
}
