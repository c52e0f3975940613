import type { TotalsAnswer, TotalsQuery } from "@/lib/contracts/timeline-chart";
import { FLAPPING_CAUSES } from "@/lib/contracts/values";
import type { EndCause } from "@/lib/presence/types";
import type { Platform } from "@/lib/protocol/platform";
import { appNamed } from "../../apps/registry";
import { db, Prisma } from "../../db/client";
import { ServiceError } from "../../errors";
import type { ConnectionRow } from "../connections/row";
import { connectionsOpenAt } from "./connections-open-at";
import { presenceOf } from "./presence";

interface View {
  appId: number;
  userId: string;
  from: Date;
  to: Date;
}

/**
 * Reconnections in one hour from which a user is called flapping. A phone that moves between networks reconnects a few
 * times an hour; ten times means every six minutes, which a person notices as a chat that keeps dropping.
 */
export const FLAPPING_PER_HOUR = 10;

/** Sums over a user's connections between two instants. An open one counts until now. Throws ServiceError. */
export async function readTotals(query: TotalsQuery): Promise<TotalsAnswer> {
  const app = await appNamed(query.app);
  await presenceOf(app, query.id);
  const now = new Date();
  const [from, to] = [new Date(query.from), new Date(query.to)];
  if (to <= from) throw new ServiceError("invalid", "to: must be later than from");
  const view: View = { appId: app.id, userId: query.id, from, to: to < now ? to : now };
  const open = await connectionsOpenAt(view, from);
  const spans = spansOf(view, open);
  const [times, days, begun, causes, flapping] = await Promise.all([
    readTimes(spans),
    readDays(spans, query.tz),
    countBegun(view),
    readCauses(view),
    readFlapping(view),
  ]);
  const connections = open.length + begun;
  return {
    asOf: now.toISOString(),
    from: from.toISOString(),
    to: to.toISOString(),
    tz: query.tz,
    ...times,
    ...days,
    connections,
    causes,
    flapping,
  };
}

/** The connections that touch the range, cut to it: (platform, start, stop). Those of unknown start are left out. */
function spansOf(view: View, openAtStart: readonly ConnectionRow[]): Prisma.Sql {
  const open = openAtStart.filter((c) => c.startedAt !== null);
  return Prisma.sql`
    SELECT platform, greatest(started_at, ${view.from}) AS start,
           least(coalesce(ended_at, ${view.to}), ${view.to}) AS stop
    FROM connection WHERE app_id = ${view.appId} AND user_id = ${view.userId} AND started_at IS NOT NULL
      AND at >= ${view.from} AND at < ${view.to}
    UNION ALL
    SELECT platform, ${view.from}, least(coalesce(ended_at, ${view.to}), ${view.to})
    FROM unnest(${open.map((c) => c.platform)}::text[], ${open.map((c) => c.endedAt)}::timestamptz[])
      AS o(platform, ended_at)`;
}

/** Ranges in which at least one of the spans was open, by gaps and islands. */
const islandsOf = (spans: Prisma.Sql) => Prisma.sql`
  SELECT min(start) AS start, max(stop) AS stop FROM (
    SELECT start, stop,
           count(*) FILTER (WHERE start > reached OR reached IS NULL) OVER (ORDER BY start, stop) AS island
    FROM (
      SELECT start, stop,
             max(stop) OVER (ORDER BY start, stop ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached
      FROM (${spans}) AS s) AS with_reach) AS numbered
  GROUP BY island`;

const ms = (interval: string) => Prisma.raw(`(extract(epoch FROM ${interval}) * 1000)::float8`);

async function readTimes(spans: Prisma.Sql): Promise<Pick<TotalsAnswer, "onlineMs" | "longestGap">> {
  type Row = { onlineMs: number; gapFrom: Date | null; gapTo: Date | null };
  const [row] = await db().$queryRaw<Row[]>`
    WITH spans AS MATERIALIZED (${spans}), islands AS (${islandsOf(Prisma.sql`SELECT * FROM spans`)}),
    gaps AS (SELECT lag(stop) OVER (ORDER BY start) AS gap_from, start AS gap_to FROM islands),
    longest AS (SELECT * FROM gaps WHERE gap_from IS NOT NULL ORDER BY gap_to - gap_from DESC, gap_from LIMIT 1)
    SELECT (SELECT coalesce(sum(${ms("stop - start")}), 0) FROM islands) AS "onlineMs",
           (SELECT gap_from FROM longest) AS "gapFrom", (SELECT gap_to FROM longest) AS "gapTo"`;
  const gap = row?.gapFrom && row.gapTo ? { from: row.gapFrom.toISOString(), to: row.gapTo.toISOString() } : null;
  return { onlineMs: row?.onlineMs ?? 0, longestGap: gap };
}

async function readDays(spans: Prisma.Sql, tz: string): Promise<Pick<TotalsAnswer, "onlineByPlatform" | "days">> {
  // A day of the zone may have 23 or 25 hours, so days are cut at the midnights of the zone.
  const byDay = (of: Prisma.Sql, platform: Prisma.Sql) => Prisma.sql`
    SELECT to_char(day, 'YYYY-MM-DD') AS day, ${platform} AS platform, sum(${ms(
      "least(stop, (day + interval '1 day') AT TIME ZONE z.tz) - greatest(start, day AT TIME ZONE z.tz)",
    )}) AS ms
    FROM (SELECT ${tz}::text AS tz) AS z, (${of}) AS o,
      generate_series(date_trunc('day', o.start AT TIME ZONE z.tz), o.stop AT TIME ZONE z.tz, interval '1 day') AS day
    GROUP BY 1, 2`;
  type Row = { day: string; platform: Platform | null; ms: number };
  const rows = await db().$queryRaw<Row[]>`
    WITH spans AS MATERIALIZED (${spans})
    ${byDay(Prisma.sql`SELECT * FROM spans`, Prisma.sql`platform`)} UNION ALL
    ${byDay(islandsOf(Prisma.sql`SELECT * FROM spans`), Prisma.sql`NULL`)} ORDER BY day`;
  const days = new Map<string, TotalsAnswer["days"][number]>();
  const onlineByPlatform: TotalsAnswer["onlineByPlatform"] = {};
  for (const { day, platform, ms: time } of rows.filter((row) => row.ms > 0)) {
    const entry = days.get(day) ?? { day, onlineMs: 0, byPlatform: {} };
    days.set(day, entry);
    if (platform === null) {
      entry.onlineMs = time;
      continue;
    }
    entry.byPlatform[platform] = time;
    onlineByPlatform[platform] = (onlineByPlatform[platform] ?? 0) + time;
  }
  return { onlineByPlatform, days: [...days.values()] };
}

/** Connections that began in the range. One of unknown start counts at its end. */
const countBegun = ({ appId, userId, from, to }: View): Promise<number> =>
  db().connection.count({ where: { appId, userId, at: { gte: from, lt: to } } });

async function readCauses({ appId, userId, from, to }: View): Promise<TotalsAnswer["causes"]> {
  const rows = await db().$queryRaw<{ cause: EndCause; n: number }[]>`
    SELECT end_cause AS cause, count(*)::int AS n FROM connection
    WHERE app_id = ${appId} AND user_id = ${userId} AND ended_at >= ${from} AND ended_at < ${to} GROUP BY end_cause`;
  return Object.fromEntries(rows.map(({ cause, n }) => [cause, n]));
}

/** Connections that broke or were replaced by a new one, by the hour in which they ended. */
async function readFlapping({ appId, userId, from, to }: View): Promise<TotalsAnswer["flapping"]> {
  const [row] = await db().$queryRaw<{ hour: Date; n: number }[]>`
    SELECT date_trunc('hour', ended_at) AS hour, count(*)::int AS n FROM connection
    WHERE app_id = ${appId} AND user_id = ${userId} AND ended_at >= ${from} AND ended_at < ${to}
      AND end_cause = ANY(${[...FLAPPING_CAUSES]})
    GROUP BY 1 ORDER BY n DESC, hour DESC LIMIT 1`;
  const reconnections = row?.n ?? 0;
  return { reconnections, hour: row?.hour.toISOString() ?? null, unusual: reconnections >= FLAPPING_PER_HOUR };
}
