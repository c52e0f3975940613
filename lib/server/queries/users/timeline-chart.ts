import {
  TIMELINE_CHART_BUCKETS,
  type TimelineChartAnswer,
  type TimelineChartQuery,
} from "@/lib/contracts/timeline-chart";
import type { EndCause } from "@/lib/presence/types";
import type { Platform } from "@/lib/protocol/platform";
import { appNamed } from "../../apps/registry";
import { db } from "../../db/client";
import { CONNECTION_COLUMNS, toConnection, type ConnectionRow } from "../connections/row";
import { ServiceError } from "../../errors";
import { connectionsOpenAt } from "./connections-open-at";
import { presenceOf } from "./presence";

/** A range of a user's timeline, cut into buckets. */
interface View {
  appId: number;
  userId: string;
  from: Date;
  to: Date;
  bucketMs: number;
}

const MAX_STATUSES = 500;

/** A user's timeline between two instants, in a size that a page can draw. Throws ServiceError. */
export async function readTimelineChart(query: TimelineChartQuery): Promise<TimelineChartAnswer> {
  const app = await appNamed(query.app);
  const presence = await presenceOf(app, query.id);
  const [from, to] = [new Date(query.from), new Date(query.to)];
  if (to <= from) throw new ServiceError("invalid", "to: must be later than from");
  const view: View = {
    appId: app.id,
    userId: query.id,
    from,
    to,
    bucketMs: (to.getTime() - from.getTime()) / TIMELINE_CHART_BUCKETS,
  };
  const [long, open, dense, ticks, statuses, laterConnection] = await Promise.all([
    readLong(view),
    connectionsOpenAt(view, from),
    readDense(view),
    readTicks(view),
    readStatuses(view),
    readLater(view),
  ]);
  const within = (date: Date) => date >= from && date < to;
  return {
    asOf: new Date().toISOString(),
    from: from.toISOString(),
    to: to.toISOString(),
    bucketMs: view.bucketMs,
    firstSeenAt: presence.firstSeenAt.toISOString(),
    lastEventAt: presence.lastEventAt.toISOString(),
    earlier: { connections: presence.firstSeenAt < from, events: presence.firstSeenAt < from },
    later: { connections: laterConnection, events: !within(presence.lastEventAt) && presence.lastEventAt >= to },
    connections: [...long, ...open].map(toConnection),
    dense,
    ticks,
    ...statuses,
  };
}

/** Where a bucket begins. */
const startOf = (view: View, bucket: number) => new Date(view.from.getTime() + bucket * view.bucketMs).toISOString();

function readLong({ appId, userId, from, to, bucketMs }: View): Promise<ConnectionRow[]> {
  return db().$queryRaw<ConnectionRow[]>`
    SELECT ${CONNECTION_COLUMNS} FROM connection AS c
    WHERE c.app_id = ${appId} AND c.user_id = ${userId} AND c.at >= ${from} AND c.at < ${to}
      AND (c.ended_at IS NULL OR c.started_at IS NULL OR c.ended_at - c.at >= ${bucketMs} * interval '1 ms')
    ORDER BY c.at DESC, c.no DESC`;
}

async function readDense(view: View): Promise<TimelineChartAnswer["dense"]> {
  const { appId, userId, from, to, bucketMs } = view;
  type Row = {
    platform: Platform;
    bucket: number;
    first: Date;
    last: Date;
    causes: Record<EndCause, number>;
    n: number;
  };
  const rows = await db().$queryRaw<Row[]>`
    SELECT platform, bucket, min(first) AS first, max(last) AS last, sum(n)::int AS n,
           jsonb_object_agg(cause, n) AS causes FROM (
      SELECT c.platform, floor(extract(epoch FROM c.at - ${from}) * 1000 / ${bucketMs}::float8)::int AS bucket,
             c.end_cause AS cause, min(c.at) AS first, max(c.ended_at) AS last, count(*)::int AS n
      FROM connection AS c
      WHERE c.app_id = ${appId} AND c.user_id = ${userId} AND c.at >= ${from} AND c.at < ${to}
        AND c.started_at IS NOT NULL AND c.ended_at - c.at < ${bucketMs} * interval '1 ms'
      GROUP BY 1, 2, 3) AS by_cause
    GROUP BY platform, bucket ORDER BY bucket DESC, platform`;
  return rows.map((row) => ({
    platform: row.platform,
    from: row.first.toISOString(),
    to: row.last.toISOString(),
    connections: row.n,
    causes: row.causes,
  }));
}

async function readTicks(view: View): Promise<TimelineChartAnswer["ticks"]> {
  const { appId, userId, from, to, bucketMs } = view;
  type Row = { bucket: number; count: number; login: number; logout: number; disconnect: number; status: number };
  const rows = await db().$queryRaw<Row[]>`
    SELECT floor(extract(epoch FROM event_time - ${from}) * 1000 / ${bucketMs}::float8)::int AS bucket,
           count(*)::int AS count,
           (count(*) FILTER (WHERE action = 'Login'))::int AS login,
           (count(*) FILTER (WHERE action = 'Logout'))::int AS logout,
           (count(*) FILTER (WHERE action = 'Disconnect'))::int AS disconnect,
           (count(*) FILTER (WHERE action = 'CustomStatusChange'))::int AS status
    FROM event WHERE app_id = ${appId} AND user_id = ${userId} AND event_time >= ${from} AND event_time < ${to}
    GROUP BY 1 ORDER BY 1`;
  return rows.map(({ bucket, count, login, logout, disconnect, status }) => ({
    from: startOf(view, bucket),
    to: startOf(view, bucket + 1),
    count,
    login,
    logout,
    disconnect,
    status,
    other: count - login - logout - disconnect - status,
  }));
}

async function readStatuses({
  appId,
  userId,
  from,
  to,
}: View): Promise<Pick<TimelineChartAnswer, "statuses" | "statusesLeftOut">> {
  type Row = { value: string; at: Date; until: Date | null; presumed: boolean; all: number };
  const rows = await db().$queryRaw<Row[]>`
    SELECT value, at, until, presumed, (count(*) OVER ())::int AS all FROM (
      SELECT * FROM status_change WHERE app_id = ${appId} AND user_id = ${userId} AND at >= ${from} AND at < ${to}
      UNION ALL
      (SELECT * FROM status_change WHERE app_id = ${appId} AND user_id = ${userId} AND at < ${from}
       ORDER BY at DESC, no DESC LIMIT 1)) AS spans
    WHERE until IS NULL OR until > ${from}
    ORDER BY at DESC, no DESC LIMIT ${MAX_STATUSES}`;
  const statuses = rows.map(({ value, at, until, presumed }) => ({
    value,
    at: at.toISOString(),
    until: until?.toISOString() ?? null,
    presumed,
  }));
  return { statuses, statusesLeftOut: (rows[0]?.all ?? 0) - rows.length };
}

async function readLater({ appId, userId, to }: View): Promise<boolean> {
  return (
    (await db().connection.findFirst({ where: { appId, userId, at: { gte: to } }, select: { no: true } })) !== null
  );
}
