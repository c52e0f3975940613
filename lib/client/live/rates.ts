import type { EventCount, EventsPoint } from "@/lib/contracts/stats/events";
import type { TimeRange } from "@/lib/time/range";
import { MINUTE } from "@/lib/time/units";

/** What the live page counts by the minute, in its order. */
export const RATES = ["login", "logout", "link_close", "timeout", "kicked"] as const satisfies readonly EventCount[];
export type Rate = (typeof RATES)[number];

/**
 * The minute before `asOf` as a half-open range. `perMinute` includes asOf itself (lib/server/queries/live), and times
 * are in whole milliseconds.
 */
export function lastMinute(asOf: string): TimeRange {
  const to = Date.parse(asOf) + 1;
  return { from: to - MINUTE, to };
}

/** The list behind a rate: every login is a callback, everything else is how a connection ended. */
export function rateList(rate: Rate): { path: string; filter: Record<string, string> } {
  return rate === "login"
    ? { path: "/events", filter: { action: "Login" } }
    : { path: "/connections", filter: { cause: rate } };
}

export interface Bar extends TimeRange {
  count: number;
  /** 0 to 1 of the busiest minute of its kind. */
  height: number;
}

/** One bar a minute; the newest is not over yet. */
export function rateBars(points: readonly EventsPoint[], rate: Rate): Bar[] {
  const most = Math.max(1, ...points.map((point) => point[rate]));
  return points.map((point) => {
    const from = Date.parse(point.t);
    return { from, to: from + MINUTE, count: point[rate], height: point[rate] / most };
  });
}
