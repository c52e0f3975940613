import { LAG_EDGES } from "@/lib/stats/lags";
import { Prisma } from "../db/client";
import { milliseconds, type RowsIn } from "./rows";

/** Stored callbacks by event time: (app_id, at, platform, action, reason, n), one row each. */
export const storedEvents = (rows: RowsIn) => Prisma.sql`
  SELECT e.app_id, e.event_time AS at, e.platform, e.action, e.reason, 1 AS n FROM ${rows("e.event_time", "event")}`;

/**
 * Stored callbacks by time of receipt: (app_id, at, bin, n, late), one row each. `bin` is the delay from event time to
 * receipt in bins of lib/stats/lags. `late` is 1 if a later event of the same user arrived before, else 0.
 */
export const receipts = (rows: RowsIn) => Prisma.sql`
  SELECT e.app_id, e.received_at AS at,
         width_bucket(${milliseconds("e.received_at - e.event_time")}, ${LAG_EDGES}::bigint[]) AS bin, 1 AS n,
         (l.user_id IS NOT NULL)::int AS late
  FROM ${rows("e.received_at", "event")} LEFT JOIN event_late AS l
    ON l.app_id = e.app_id AND l.user_id = e.user_id AND l.event_time = e.event_time AND l.identity = e.identity`;
