import { connectionsFilter, type ConnectionsFilter } from "@/lib/contracts/connections";
import { END_CAUSES } from "@/lib/presence/types";
import type { TimeRange } from "@/lib/time/range";
import { segmentsOf } from "@/lib/time/segments";
import type { App } from "../../apps/registry";
import { Prisma } from "../../db/client";
import { allOf, equals, understands, when } from "../filter";
import { keptOf } from "../kept";
import { rangeOf, type RollupCount } from "../listing";
import { changesIn } from "../stats/connection-changes";
import { openRange } from "./open-during";

/** Of connections that ended. */
const WHEN_ENDED = ["from", "to", "weekday", "hour", "weekTz"] as const;

/**
 * The number of connections that the filter leaves: ended ones by platform and cause in `ranges`, which stand for the
 * filter's part of the week, or open ones by platform. Undefined if rollups do not tell.
 */
export function countFromRollups(
  app: App,
  filter: ConnectionsFilter,
  ranges: readonly TimeRange[] = [rangeOf(filter)],
): RollupCount | undefined {
  const count = filter.openAt === undefined ? endedCount(app, filter, ranges) : openCount(app, filter, filter.openAt);
  return (
    count && {
      appId: app.id,
      of: "projections",
      count: (stale) => Prisma.sql`SELECT coalesce(sum(n), 0)::float8 AS count FROM (${count(stale)}) AS counts`,
    }
  );
}

type Count = (stale: readonly TimeRange[]) => Prisma.Sql;

function endedCount(app: App, filter: ConnectionsFilter, ranges: readonly TimeRange[]): Count | undefined {
  if (!understands(connectionsFilter, filter, ["app", "platform", "cause", ...WHEN_ENDED])) return undefined;
  const ended = Prisma.raw([...new Set(filter.cause ?? END_CAUSES)].join(" + "));
  return (stale) => sumOf(app, filter, ended, keptOf(ranges, app.connectionsFrom), stale);
}

/** The list ignores when a connection ended if it is asked for open ones, and so does its count. */
function openCount(app: App, filter: ConnectionsFilter, openAt: string): Count | undefined {
  if (!understands(connectionsFilter, filter, ["app", "platform", "openAt", "openTo", ...WHEN_ENDED])) return undefined;
  const { from, to } = openRange(openAt, filter.openTo);
  // The sums know how many were open, but most of them are gone.
  if (from < (app.connectionsFrom?.getTime() ?? -Infinity)) return undefined;
  return (stale) => {
    const openAtStart = sumOf(app, filter, Prisma.sql`net`, [{ from: 0, to: from + 1 }], stale);
    if (to === from + 1) return openAtStart;
    const begunLater = sumOf(app, filter, Prisma.sql`began`, [{ from: from + 1, to }], stale);
    return Prisma.sql`${openAtStart} UNION ALL ${begunLater}`;
  };
}

function sumOf(
  app: App,
  { platform }: ConnectionsFilter,
  n: Prisma.Sql,
  ranges: readonly TimeRange[],
  stale: readonly TimeRange[],
): Prisma.Sql {
  const segments = ranges.flatMap(({ from, to }) => segmentsOf([from, to], stale));
  return Prisma.sql`
    SELECT ${n} AS n FROM (${changesIn(app.id, segments)}) AS changes
    WHERE ${allOf(when(platform, equals(Prisma.sql`changes.platform`)))}`;
}
