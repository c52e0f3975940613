import type { Day, DaysAnswer } from "@/lib/contracts/stats/days";
import type { StatsQuery } from "@/lib/contracts/stats/range";
import { END_CAUSES } from "@/lib/presence/types";
import { daysOf } from "@/lib/time/buckets";
import { DAY } from "@/lib/time/units";
import { toLocal } from "@/lib/time/zone";
import { readConnectionChangesOfAll } from "./connection-changes";
import { resolveRange } from "./resolve-range";
import { readNewcomers } from "./newcomers";
import { readOnlineBuckets } from "./online-buckets";
import { untilNow } from "./series";
import { readStats } from "./read-stats";

/** The days of the zone that the range touches, whole, today up to `now`; newest first. Throws ServiceError. */
export async function readDays(query: StatsQuery, now: Date): Promise<DaysAnswer> {
  const { appId, from, to, tz, head } = await resolveRange(query, now);
  const edges = untilNow(daysOf(from, Math.min(to, now.getTime()), tz), now.getTime());
  return readStats(appId, "projections", async (tx, stale) => {
    const range = { appId, edges, stale };
    const online = await readOnlineBuckets(tx, range);
    const newcomers = await readNewcomers(tx, range);
    const activity = new Map((await readConnectionChangesOfAll(tx, range)).map((row) => [row.bucket, row]));
    const days = online.map((bucket, i): Day => {
      const changes = activity.get(i);
      const users = bucket.before + (newcomers[i] ?? 0);
      return {
        day: dayOf(bucket.from, tz),
        from: iso(bucket.from),
        to: iso(bucket.to),
        peak: bucket.peak,
        peakAt: bucket.peak > 0 ? iso(bucket.peakAt) : null,
        average: bucket.timeMs / (bucket.to - bucket.from),
        users,
        logins: changes?.began ?? 0,
        ended: changes === undefined ? 0 : END_CAUSES.reduce((n, cause) => n + changes[cause], 0),
        onlineMs: bucket.timeMs,
        averageOnlineMs: users > 0 ? bucket.timeMs / users : 0,
      };
    });
    return { ...head, days: days.reverse() };
  });
}

const iso = (ms: number) => new Date(ms).toISOString();
/** A midnight that the clocks leave out belongs to the day after it. */
const dayOf = (midnight: number, zone: string) =>
  new Date(toLocal(midnight, zone) + DAY / 4).toISOString().slice(0, 10);
