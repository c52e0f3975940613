import type { TimeRange } from "@/lib/time/range";

/**
 * The parts of ranges from which rows are kept: from `from` on, or all if it is null. Sums also count what is gone, and
 * a count must be that of the list.
 */
export const keptOf = (ranges: readonly TimeRange[], from: Date | null): TimeRange[] =>
  ranges.map((range) => {
    const since = Math.max(range.from, from?.getTime() ?? -Infinity);
    return { from: since, to: Math.max(since, range.to) };
  });
