import { z } from "zod";
import type { StatusSpan, TimelineAnswer, TimelineQuery } from "@/lib/contracts/user";
import { appNamed } from "../../apps/registry";
import { db, Prisma } from "../../db/client";
import { readCursor, writeCursor } from "../../paging/cursor";
import { findConnections } from "../connections/find";
import type { ConnectionRow } from "../connections/row";
import { describeConnections } from "../explain/explain";
import { EVENT_COLUMNS, EVENT_JOINS, toEvent, type EventRow } from "../events/row";
import { connectionsOpenAt } from "./connections-open-at";
import { presenceOf } from "./presence";

/** A page of the past: everything with low <= time < high. Null is unbounded. */
interface PageRange {
  appId: number;
  userId: string;
  low: Date | null;
  high: Date | null;
  /** True for the last page, which also shows what began before `low` and was still going on then. */
  last: boolean;
}

const position = z.tuple([z.iso.datetime()]);

/**
 * A user's past, newest first. A page ends between two milliseconds, so that every connection and status is on exactly
 * one page: that of the event that began it, or the last one if that event lies before the range. Throws ServiceError.
 */
export async function readTimeline(query: TimelineQuery): Promise<TimelineAnswer> {
  const app = await appNamed(query.app);
  const user = { appId: app.id, userId: query.id };
  const after = readCursor(query.cursor, position);
  const from = query.from === undefined ? null : new Date(query.from);
  const high = after !== null ? new Date(after[0]) : query.to === undefined ? null : new Date(query.to);
  await presenceOf(app, query.id);

  const events = await db().$queryRaw<EventRow[]>`
    SELECT ${EVENT_COLUMNS} FROM event AS e ${EVENT_JOINS}
    WHERE e.app_id = ${app.id} AND e.user_id = ${query.id}
      AND e.event_time >= coalesce(${from}, '-infinity'::timestamptz)
      AND e.event_time < coalesce(${high}, 'infinity'::timestamptz)
    ORDER BY e.event_time DESC FETCH FIRST ${query.limit} ROWS WITH TIES`;
  const oldest = events.at(-1)?.eventTime;
  const last = events.length < query.limit || oldest === undefined;
  const range: PageRange = { ...user, low: last ? from : oldest, high, last };
  const [connections, statuses] = await Promise.all([readConnections(range), readStatuses(range)]);
  return {
    connections: await describeConnections(app, connections, query, new Date()),
    events: events.map(toEvent),
    statuses,
    nextCursor: last ? null : writeCursor([oldest.toISOString()]),
  };
}

async function readConnections({ appId, userId, low, high, last }: PageRange): Promise<ConnectionRow[]> {
  const user = { appId, userId };
  const started = await findConnections(user, {
    where: { at: { ...(low && { gte: low }), ...(high && { lt: high }) } },
    orderBy: [{ at: "desc" }, { no: "desc" }],
  });
  return low !== null && last ? [...started, ...(await connectionsOpenAt(user, low))] : started;
}

async function readStatuses({ appId, userId, low, high, last }: PageRange): Promise<StatusSpan[]> {
  const ongoing =
    low !== null && last
      ? Prisma.sql`
      UNION ALL (SELECT * FROM status_change WHERE app_id = ${appId} AND user_id = ${userId} AND at < ${low}
                 ORDER BY at DESC, no DESC LIMIT 1)`
      : Prisma.empty;
  const rows = await db().$queryRaw<{ value: string; at: Date; until: Date | null; presumed: boolean }[]>`
    SELECT s.value, s.at, s.until, s.presumed FROM (
      SELECT * FROM status_change WHERE app_id = ${appId} AND user_id = ${userId}
        AND at >= coalesce(${low}, '-infinity'::timestamptz) AND at < coalesce(${high}, 'infinity'::timestamptz)
      ${ongoing}) AS s
    WHERE s.until IS NULL OR s.until >= coalesce(${low}, '-infinity'::timestamptz)
    ORDER BY s.at DESC, s.no DESC`;
  return rows.map((s) => ({ ...s, at: s.at.toISOString(), until: s.until?.toISOString() ?? null }));
}
