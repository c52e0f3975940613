import type { NearestAnswer } from "@/lib/contracts/stats/nearest";
import type { TimeRange } from "@/lib/time/range";
import { floorTo, MINUTE } from "@/lib/time/units";

/** Ranges of the same length as an empty one, one right up to the event before it and one from the event after it. */
export interface NearestRanges {
  before: TimeRange | null;
  after: TimeRange | null;
}

/** The nearest ranges with events, in whole minutes and milliseconds. `answer` is of a range without events. */
export function nearestRanges({ from, to, before, after }: Pick<NearestAnswer, "from" | "to" | "before" | "after">) {
  const length = Math.max(MINUTE, Date.parse(to) - Date.parse(from));
  const minuteOf = (at: string) => floorTo(Date.parse(at), MINUTE);
  const ending = (end: number) => ({ from: end - length, to: end });
  const beginning = (start: number) => ({ from: start, to: start + length });
  const ranges: NearestRanges = {
    before: before === null ? null : ending(minuteOf(before) + MINUTE),
    after: after === null ? null : beginning(minuteOf(after)),
  };
  return ranges;
}
