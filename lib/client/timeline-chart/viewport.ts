import type { TimeRange } from "@/lib/time/range";
import { DAY, HOUR, MINUTE } from "@/lib/time/units";

/** Lengths that the controls offer. */
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

/** Multiplies the length by `factor`. The instant `anchor` stays where it is on the screen. */
export function zoom(range: TimeRange, factor: number, anchor = (range.from + range.to) / 2): TimeRange {
  const length = Math.min(MAX_LENGTH, Math.max(MIN_LENGTH, lengthOf(range) * factor));
  const from = Math.round(anchor - ((anchor - range.from) / lengthOf(range)) * length);
  return { from, to: Math.round(from + length) };
}

/** Moves by a share of the length; positive is later. */
export function pan(range: TimeRange, share: number): TimeRange {
  const by = Math.round(lengthOf(range) * share);
  return { from: range.from + by, to: range.to + by };
}

/** A range of `length` around `centre`. */
export function around(centre: number, length: number): TimeRange {
  const from = Math.round(centre - length / 2);
  return { from, to: from + length };
}

/**
 * A range of `length` around the selected instant if it is visible, else up to now if that is visible, else in the
 * middle.
 */
export function preset(range: TimeRange, length: number, now: number, selected: number | null): TimeRange {
  if (selected !== null && selected >= range.from && selected < range.to) return around(selected, length);
  return now >= range.from && now <= range.to ? endingAt(now, length) : around((range.from + range.to) / 2, length);
}

/** Has a margin after `now`, so that open bars are seen to end there. */
function endingAt(now: number, length: number): TimeRange {
  const to = Math.round(now + length * 0.03);
  return { from: to - length, to };
}

/** From the first event to now, with a margin on both sides. */
export function wholeHistory(firstSeenAt: number, now: number): TimeRange {
  const length = Math.max(10 * MINUTE, (now - firstSeenAt) * 1.06);
  return { from: Math.round(firstSeenAt - length * 0.03), to: Math.round(firstSeenAt + length * 0.97) };
}

/**
 * The range that a user page opens with: the last 24 hours if the user is online or had an event in them, otherwise
 * the 24 hours up to the last event. It is shorter for a user who is younger than a day. `now` is rounded up to a
 * minute, so that the range changes once a minute at most.
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
