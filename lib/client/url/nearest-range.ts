import type { NearestAnswer } from "@/lib/contracts/stats/nearest";
import type { TimeRange } from "@/lib/time/range";
import { floorTo, MINUTE } from "@/lib/time/units";

/**
 * The nearest ranges with events, as long as the empty one: up to the event before it, and from the event after it. In
 * milliseconds, at whole minutes. `answer` is of a range without events.
 */
export function nearestRanges(
  answer: Pick<NearestAnswer, "from" | "to" | "before" | "after">,
): Record<"before" | "after", TimeRange | null> {
  const { from, to, before, after } = answer;
  const length = Math.max(MINUTE, Date.parse(to) - Date.parse(from));
  const minuteOf = (at: string) => floorTo(Date.parse(at), MINUTE);
  const ending = (end: number) => ({ from: end - length, to: end });
  const beginning = (start: number) => ({ from: start, to: start + length });
  return {
    before: before === null ? null : ending(minuteOf(before) + MINUTE),
    after: after === null ? null : beginning(minuteOf(after)),
  };
}
