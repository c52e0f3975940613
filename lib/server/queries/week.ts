import type { WeekQuery } from "@/lib/contracts/common";
import type { TimeRange } from "@/lib/time/range";
import { DAY } from "@/lib/time/units";
import { weekTimes } from "@/lib/time/week-times";
import type { App } from "../apps/registry";
import { db } from "../db/client";
import { ServiceError } from "../errors";
import { rangeOf } from "./listing";

/** Eleven years of days, or 76 years of weeks. A wrong clock may date an event far away, and each range takes time. */
const MAX_RANGES = 4_000;

interface WeekFilter extends WeekQuery {
  from?: string | undefined;
  to?: string | undefined;
}

/**
 * The ranges of time, newest first, in which a filter's part of the week occurred, as far as there are events.
 * Undefined if the filter names no part of the week. Throws ServiceError if there are too many.
 */
export async function weekTimesOf(app: App, filter: WeekFilter): Promise<TimeRange[] | undefined> {
  const { weekday, hour, weekTz } = filter;
  if (weekday === undefined && hour === undefined) return undefined;
  const [log] = await db().$queryRaw<{ first: Date | null; last: Date | null }[]>`
    SELECT min(event_time) AS first, max(event_time) AS last FROM event WHERE app_id = ${app.id}`;
  if (!log?.first || !log.last) return [];
  const { from, to } = rangeOf(filter);
  const range = { from: Math.max(from, log.first.getTime()), to: Math.min(to, log.last.getTime() + 1) };
  if ((range.to - range.from) / (weekday === undefined ? DAY : 7 * DAY) > MAX_RANGES) {
    throw new ServiceError(
      "invalid",
      `weekday and hour: occur more than ${MAX_RANGES} times in this range, ask for one of fewer years by from and to`,
    );
  }
  return weekTimes({ weekday, hour }, range, weekTz ?? app.timeZone);
}
