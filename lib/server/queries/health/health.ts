import type { HealthAnswer } from "@/lib/contracts/health";
import { PROTECTIONS } from "@/lib/contracts/values";
import type { App } from "../../apps/registry";
import { db } from "../../db/client";
import { lastCallbackAt } from "./last-callback";

/** The lag is measured over this many of the newest events. */
const LAG_EVENTS = 10_000;

/** How the callbacks arrive: counts since the beginning, and the lag of the newest events. */
export async function readHealth(app: App, now: Date): Promise<HealthAnswer> {
  const [[counts], rejected, late, quarantined, [lag], skew, [backlog], last] = await Promise.all([
    db().$queryRaw<{ accepted: number; duplicates: number; other: number }[]>`
      SELECT coalesce(sum(accepted), 0)::float8 AS accepted, coalesce(sum(duplicates), 0)::float8 AS duplicates,
             coalesce(sum(other), 0)::float8 AS other
      FROM ingest_minute WHERE app_id = ${app.id}`,
    db().$queryRaw<{ cause: string; n: number }[]>`
      SELECT key AS cause, sum(value::int)::float8 AS n
      FROM ingest_minute, jsonb_each_text(rejected) WHERE app_id = ANY(${withUnknown(app)}) GROUP BY key ORDER BY key`,
    db().eventLate.count({ where: { appId: app.id } }),
    db().eventVerdict.count({ where: { appId: app.id, verdict: "quarantined" } }),
    db().$queryRaw<{ p50: number | null; p95: number | null }[]>`
      SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY ms) AS p50,
             percentile_cont(0.95) WITHIN GROUP (ORDER BY ms) AS p95
      FROM (SELECT (extract(epoch FROM received_at - event_time) * 1000)::float8 AS ms FROM event
            WHERE app_id = ${app.id} ORDER BY event_time DESC LIMIT ${LAG_EVENTS}) AS newest`,
    db().ingestMinute.findFirst({
      where: { appId: app.id, skewMs: { not: null } },
      orderBy: { minute: "desc" },
      select: { skewMs: true },
    }),
    db().$queryRaw<{ users: number }[]>`
      SELECT count(DISTINCT user_id)::float8 AS users FROM touched WHERE app_id = ${app.id}`,
    lastCallbackAt(app.id),
  ]);
  return {
    asOf: now.toISOString(),
    lastCallbackAt: last?.toISOString() ?? null,
    accepted: counts?.accepted ?? 0,
    duplicates: counts?.duplicates ?? 0,
    rejected: Object.fromEntries(rejected.map(({ cause, n }) => [cause, n])),
    otherCommands: counts?.other ?? 0,
    late,
    quarantined,
    lagMs: { p50: lag?.p50 ?? null, p95: lag?.p95 ?? null },
    clockSkewMs: skew?.skewMs ?? null,
    backlog: backlog?.users ?? 0,
    protectedBy: protectionOf(app),
  };
}

function protectionOf({ callbackTokens, pathSecret }: App): HealthAnswer["protectedBy"] {
  return PROTECTIONS.filter((kind) => (kind === "token" ? callbackTokens.length > 0 : pathSecret !== null));
}

/** Callbacks that named no known app are shown with every app, because their app is unknown. */
export const withUnknown = (app: App): number[] => [0, app.id];
