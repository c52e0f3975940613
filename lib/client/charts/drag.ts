import type { TimeRange } from "@/lib/time/range";
import { timeAt } from "./plot-position";
import type { ChartPoint } from "./series";

/** A shorter drag is a click that was not held still. */
const MIN_DRAG_PIXELS = 6;

/** A drag along the time axis, in pixels from its beginning. */
export interface Drag {
  start: number;
  end: number;
}

/**
 * The range that a drag selects: from the beginning of the first bucket that it touches to the end of the last; null
 * for a drag that is only a click.
 * @param width of the axis in pixels
 */
export function draggedRange(
  { start, end }: Drag,
  width: number,
  range: TimeRange,
  points: readonly ChartPoint[],
): TimeRange | null {
  if (Math.abs(end - start) < MIN_DRAG_PIXELS || width <= 0) return null;
  const from = timeAt(Math.min(start, end), width, range);
  const to = timeAt(Math.max(start, end), width, range);
  const touched = points.filter((point) => point.to > from && point.t < to);
  const [first, last] = [touched[0], touched.at(-1)];
  return first && last && last.to > first.t ? { from: first.t, to: last.to } : null;
}
