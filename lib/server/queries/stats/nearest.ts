import type { NearestAnswer } from "@/lib/contracts/stats/nearest";
import type { StatsQuery } from "@/lib/contracts/stats/range";
import { floorTo, MINUTE } from "@/lib/time/units";
import { db } from "../../db/client";
import { readOpenAt } from "./open-at";
import { resolveRange } from "./resolve-range";

interface Row {
  events: boolean;
  before: Date | null;
  after: Date | null;
}

/** Whether a range has events, and where the nearest ones are if it has none. Throws ServiceError. */
export async function readNearest(query: StatsQuery, now: Date): Promise<NearestAnswer> {
  const { appId, from, to, head } = await resolveRange(query, now);
  const minute = floorTo(from, MINUTE);
  const [rows, open] = await Promise.all([
    // A quarantined event may have a time in the future, which no range of a page reaches.
    db().$queryRaw<Row[]>`
      SELECT
        EXISTS (SELECT FROM event WHERE app_id = ${appId}
          AND event_time >= ${new Date(from)} AND event_time < ${new Date(to)}) AS events,
        (SELECT max(event_time) FROM event WHERE app_id = ${appId} AND event_time < ${new Date(from)}) AS before,
        (SELECT min(event_time) FROM event WHERE app_id = ${appId}
          AND event_time >= ${new Date(to)} AND event_time <= ${now}) AS after`,
    readOpenAt(appId, new Set([minute])),
  ]);
  const row = rows[0];
  return {
    ...head,
    events: row?.events ?? false,
    open: open.get(minute) ?? 0,
    before: row?.before?.toISOString() ?? null,
    after: row?.after?.toISOString() ?? null,
  };
}
