import { isBurst, type MinuteCount } from "@/lib/presence/explain/burst";
import { comparedMinute } from "@/lib/stats/minute-count";
import { DAY, floorTo, type Millis } from "@/lib/time/units";
import type { TimeRange } from "@/lib/time/range";
import { readNow, type Read } from "../../db/client";
import { judgeRange } from "../stats/judge-range";
import { readOpenAt } from "../stats/open-at";

/** Days at most this far apart are judged together: the days between are needed anyway. */
const TOGETHER_MS = 3 * DAY;

/**
 * The ends of an app in each minute, compared with what is usual as for incidents (docs/presence.md "Numbers"). A
 * minute that cannot be compared has no entry. `minutes` are starts of minutes.
 */
export async function readMinuteCounts(
  appId: number,
  minutes: readonly Millis[],
  now: Date,
  read: Read = readNow,
): Promise<Map<Millis, MinuteCount>> {
  const judged = await Promise.all(
    spansOf(minutes).map(async (span) => {
      const range = { appId, from: span.from, to: span.to, now: now.getTime() };
      return { ...span, ...(await judgeRange(range, read)) };
    }),
  );
  const compared = minutes.flatMap((minute) => {
    const span = judged.find(({ from, to }) => from <= minute && minute < to);
    const count = span && comparedMinute(span, span.incidents, minute);
    return count ? [{ minute, count: { ...count, open: null } }] : [];
  });
  const bursts = compared.map(({ count }) => count).filter(isBurst);
  const open = await readOpenAt(appId, new Set(bursts.map(({ at }) => at)), read);
  return new Map(compared.map(({ minute, count }) => [minute, { ...count, open: open.get(count.at) ?? null }]));
}

/** The days (UTC) of the minutes, those close to each other as one range. */
function spansOf(minutes: readonly Millis[]): TimeRange[] {
  const spans: TimeRange[] = [];
  for (const day of [...new Set(minutes.map((minute) => floorTo(minute, DAY)))].sort((a, b) => a - b)) {
    const last = spans.at(-1);
    if (last !== undefined && day - last.to <= TOGETHER_MS) last.to = day + DAY;
    else spans.push({ from: day, to: day + DAY });
  }
  return spans;
}
