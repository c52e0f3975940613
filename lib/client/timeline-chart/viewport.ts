import type { TimeRange } from "@/lib/time/range";
import { DAY, HOUR, MINUTE } from "@/lib/time/units";

/** Lengths offered at a click, from ten minutes to a year. */
export const PRESETS = [
  { name: "10m", length: 10 * MINUTE },
  { name: "1h", length: HOUR },
  { name: "6h", length: 6 * HOUR },
  { name: "24h", length: DAY },
  { name: "7d", length: 7 * DAY },
  { name: "30d", length: 30 * DAY },
  { name: "1y", length: 365 * DAY },
] as const;

const MIN_LENGTH = 10_000;
const MAX_LENGTH = 20 * 365 * DAY;

const lengthOf = (range: TimeRange) => range.to - range.from;

/** Zooms by `factor` (below 1: closer) and keeps `anchor` where it is on the screen. */
export function zoom(range: TimeRange, factor: number, anchor = (range.from + range.to) / 2): TimeRange {
  const length = Math.min(MAX_LENGTH, Math.max(MIN_LENGTH, lengthOf(range) * factor));
  const from = Math.round(anchor - ((anchor - range.from) / lengthOf(range)) * length);
  return { from, to: Math.round(from + length) };
}

/** Moves by a share of what is shown; positive is later. */
export function pan(range: TimeRange, share: number): TimeRange {
  const by = Math.round(lengthOf(range) * share);
  return { from: range.from + by, to: range.to + by };
}

/** A range of `length` around `centre`. */
export function around(centre: number, length: number): TimeRange {
  const from = Math.round(centre - length / 2);
  return { from, to: from + length };
}

/** A range of `length` that shows what is looked at: it ends now if now was shown, else it keeps its middle. */
export function preset(range: TimeRange, length: number, now: number, selected: number | null): TimeRange {
  if (selected !== null && selected >= range.from && selected < range.to) return around(selected, length);
  return now >= range.from && now <= range.to ? endingAt(now, length) : around((range.from + range.to) / 2, length);
}

/** A little air after the end, so that a bar that runs on is seen to. */
function endingAt(now: number, length: number): TimeRange {
  const to = Math.round(now + length * 0.03);
  return { from: to - length, to };
}

/** Everything from the first event until now, with air on both sides. */
export function wholeHistory(firstSeenAt: number, now: number): TimeRange {
  const length = Math.max(10 * MINUTE, (now - firstSeenAt) * 1.06);
  return { from: Math.round(firstSeenAt - length * 0.03), to: Math.round(firstSeenAt + length * 0.97) };
}

/**
 * What a page opens with: the last day of someone who was heard of within it, else the day around their last event;
 * shorter for someone who was first heard of less than a day ago. `now` counts in steps of a minute, so that the
 * picture stands still between them.
 */
export function openingRange(
  user: { firstSeenAt: number; lastEventAt: number; online: boolean },
  now: number,
): TimeRange {
  const minute = Math.ceil(now / MINUTE) * MINUTE;
  const recent = user.online || minute - user.lastEventAt < DAY;
  const end = recent ? minute : Math.ceil((user.lastEventAt + HOUR) / MINUTE) * MINUTE;
  const known = Math.ceil(((end - user.firstSeenAt) * 1.08) / MINUTE) * MINUTE;
  return endingAt(end, Math.min(DAY, Math.max(20 * MINUTE, known)));
}
