import type { LiveAnswer } from "@/lib/contracts/live";
import { MINUTE } from "@/lib/time/units";
import type { App } from "../../apps/registry";
import { db } from "../../db/client";
import { lastCallbackAt } from "../health/last-callback";
import { staleBefore } from "../users/stale-before";
import { readTroubles } from "../health/troubles";

/** Who is online now, and what happened in the minute before. A user with an open connection is online. */
export async function readLive(app: App, now: Date): Promise<LiveAnswer> {
  const stale = staleBefore(app, now);
  const since = new Date(now.getTime() - MINUTE);
  const [[users], platforms, logins, ends, last, troubles] = await Promise.all([
    db().$queryRaw<{ users: number; unverified: number }[]>`
      SELECT count(*)::int AS users, (count(*) FILTER (WHERE last_event_at < ${stale}))::int AS unverified
      FROM presence WHERE app_id = ${app.id} AND online`,
    db().$queryRaw<{ platform: string; connections: number }[]>`
      SELECT platform, count(*)::int AS connections FROM connection
      WHERE app_id = ${app.id} AND ended_at IS NULL GROUP BY platform ORDER BY platform`,
    db().connection.count({ where: { appId: app.id, at: { gt: since, lte: now }, startedAt: { not: null } } }),
    db().$queryRaw<{ cause: string; connections: number }[]>`
      SELECT end_cause AS cause, count(*)::int AS connections FROM connection
      WHERE app_id = ${app.id} AND ended_at > ${since} AND ended_at <= ${now} GROUP BY end_cause`,
    lastCallbackAt(app.id),
    readTroubles(now),
  ]);
  const ended = Object.fromEntries(ends.map((end) => [end.cause, end.connections]));
  const byPlatform = Object.fromEntries(platforms.map((p) => [p.platform, p.connections]));
  return {
    asOf: now.toISOString(),
    online: {
      users: users?.users ?? 0,
      unverified: users?.unverified ?? 0,
      connections: platforms.reduce((sum, p) => sum + p.connections, 0),
      byPlatform,
    },
    perMinute: {
      login: logins,
      logout: ended.logout ?? 0,
      link_close: ended.link_close ?? 0,
      timeout: ended.timeout ?? 0,
      kicked: ended.kicked ?? 0,
    },
    lastCallbackAt: last?.toISOString() ?? null,
    ...troubles,
  };
}
