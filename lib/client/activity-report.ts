import type { Millis } from "@/lib/time/units";
import { MINUTE } from "@/lib/time/units";

/** What a person does at a page. The pointer alone moves when a desk is bumped, so it does not count. */
export const ACTIVITY_EVENTS = ["pointerdown", "keydown", "wheel", "touchmove"] as const;

const EVERY_MS = MINUTE;

/**
 * Returns a function to call whenever a person does something at `now`. It reports that to the server at most once a
 * minute. `loadedAt` is when the server rendered the page, which counts as a report.
 */
export function activityReporter(report: () => void, loadedAt: Millis): (now: Millis) => void {
  let reportedAt = loadedAt;
  return (now) => {
    if (now - reportedAt < EVERY_MS) return;
    reportedAt = now;
    report();
  };
}
