import { END_CAUSES } from "@/lib/presence/types";
import { DURATION_EDGES } from "@/lib/stats/durations";
import { Prisma } from "../db/client";
import { milliseconds, type RowsIn } from "./rows";

/** One column a cause: `logout, link_close, …`. */
export const CAUSE_COLUMNS = Prisma.raw(END_CAUSES.join(", "));
/** `sum(logout), …` */
export const CAUSE_SUMS = Prisma.raw(END_CAUSES.map((cause) => `sum(${cause}) AS ${cause}`).join(", "));
/** Connections ended, of any cause. */
export const ENDED = Prisma.raw(END_CAUSES.join(" + "));

const NO_CAUSE = Prisma.raw(END_CAUSES.map((cause) => `0 AS ${cause}`).join(", "));
const ONE_HOT = Prisma.raw(END_CAUSES.map((cause) => `(c.end_cause = '${cause}')::int`).join(", "));

/**
 * Beginnings and ends of connections: (app_id, at, platform, began, one column a cause, ended_unknown, net), one row
 * each. `net` is the change of the number of open connections. A connection of unknown start ends (`ended_unknown`),
 * but was never counted as open.
 */
export const connectionChanges = (rows: RowsIn) => Prisma.sql`
  SELECT c.app_id, c.at, c.platform, 1 AS began, ${NO_CAUSE}, 0 AS ended_unknown, 1 AS net
  FROM ${rows("c.at", "connection")} WHERE c.started_at IS NOT NULL
  UNION ALL
  SELECT c.app_id, c.ended_at, c.platform, 0, ${ONE_HOT}, (c.started_at IS NULL)::int, -(c.started_at IS NOT NULL)::int
  FROM ${rows("c.ended_at", "connection")}`;

/** Ends of connections: (app_id, at), one row each. */
export const connectionEnds = (rows: RowsIn) => Prisma.sql`
  SELECT c.app_id, c.ended_at AS at FROM ${rows("c.ended_at", "connection")}`;

/**
 * Durations of connections of known start, by when they ended: (app_id, at, platform, bin, n), one row each, in bins of
 * lib/stats/durations.
 */
export const connectionDurations = (rows: RowsIn) => Prisma.sql`
  SELECT c.app_id, c.ended_at AS at, c.platform,
         width_bucket(${milliseconds("c.ended_at - c.started_at")}, ${DURATION_EDGES}::bigint[]) AS bin, 1 AS n
  FROM ${rows("c.ended_at", "connection")} WHERE c.started_at IS NOT NULL`;
