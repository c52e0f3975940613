import type { HoursAnswer } from "@/lib/contracts/stats/days";
import type { StatsQuery } from "@/lib/contracts/stats/range";
import { END_CAUSES } from "@/lib/presence/types";
import { edgesOf } from "@/lib/time/buckets";
import { DAY, HOUR } from "@/lib/time/units";
import { toLocal } from "@/lib/time/zone";
import { readConnectionChangesOfAll } from "./connection-changes";
import { resolveRange } from "./resolve-range";
import { readOnlineBuckets } from "./online-buckets";
import { readStats } from "./read-stats";

/** The hours of the week in the zone, over all weeks of the range. Throws ServiceError. */
export async function readHours(query: StatsQuery, now: Date): Promise<HoursAnswer> {
  const { appId, from, to, tz, head } = await resolveRange(query, now);
  const edges = edgesOf(from, Math.min(to, now.getTime()), "1h", tz);
  return readStats(appId, "projections", async (tx, stale) => {
    const range = { appId, edges, stale };
    const online = await readOnlineBuckets(tx, range);
    const activity = new Map((await readConnectionChangesOfAll(tx, range)).map((row) => [row.bucket, row]));
    const sums = Array.from({ length: 168 }, () => ({ coveredMs: 0, timeMs: 0, logins: 0, ended: 0 }));
    online.forEach((bucket, i) => {
      const sum = sums[hourOfWeek(toLocal(bucket.from, tz))];
      const changes = activity.get(i);
      if (sum === undefined) return;
      sum.coveredMs += bucket.to - bucket.from;
      sum.timeMs += bucket.timeMs;
      sum.logins += changes?.began ?? 0;
      sum.ended += changes === undefined ? 0 : END_CAUSES.reduce((n, cause) => n + changes[cause], 0);
    });
    const hours = sums.map(({ coveredMs, timeMs, logins, ended }, i) => ({
      weekday: Math.floor(i / 24) + 1,
      hour: i % 24,
      coveredMs,
      users: coveredMs > 0 ? timeMs / coveredMs : null,
      logins,
      ended,
    }));
    return { ...head, hours };
  });
}

/** From 0, Monday's first. The epoch began on a Thursday. */
const hourOfWeek = (local: number): number => Math.floor((local + 3 * DAY) / HOUR) % 168;
