import type { EventCounts, EventsStatsAnswer } from "@/lib/contracts/stats/events";
import type { PlatformSeriesQuery } from "@/lib/contracts/stats/range";
import { EVENT_COUNTS } from "@/lib/contracts/values";
import { readConnectionChanges, readConnectionChangesOfAll, type ConnectionChanges } from "./connection-changes";
import { readOnlineChanges } from "./online-changes";
import { seriesOf } from "./series";
import { readStats } from "./read-stats";

const NONE: EventCounts = {
  login: 0,
  logout: 0,
  link_close: 0,
  timeout: 0,
  kicked: 0,
  admin_kick: 0,
  superseded: 0,
  other: 0,
  status: 0,
};

/** Logins, ends of connections by cause, and custom statuses over time. Throws ServiceError. */
export async function readEventStats(query: PlatformSeriesQuery, now: Date): Promise<EventsStatsAnswer> {
  const { appId, head, edges } = await seriesOf(query, now);
  return readStats(appId, "projections", async (tx, stale) => {
    const range = { appId, edges, stale };
    const { platform } = query;
    const rows =
      platform === undefined
        ? await readConnectionChangesOfAll(tx, range)
        : await readConnectionChanges(tx, { ...range, platform });
    const statuses = platform === undefined ? await readOnlineChanges(tx, range) : [];
    const byBucket = new Map(rows.map((row) => [row.bucket, row]));
    const points = edges.slice(0, -1).map((t, bucket) => ({
      t: new Date(t).toISOString(),
      ...countsOf(byBucket.get(bucket)),
      status: statuses[bucket]?.status ?? 0,
    }));
    const total = { ...NONE };
    for (const point of points) for (const name of EVENT_COUNTS) total[name] += point[name];
    return { ...head, points, total };
  });
}

/** Every Login begins one connection. */
function countsOf(changes: ConnectionChanges | undefined): EventCounts {
  if (changes === undefined) return NONE;
  const { began, logout, link_close, timeout, kicked, admin_kick, superseded, other } = changes;
  return { login: began, logout, link_close, timeout, kicked, admin_kick, superseded, other, status: 0 };
}
