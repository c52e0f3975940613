import { eventsFilter, type EventsFilter } from "@/lib/contracts/event";
import type { TimeRange } from "@/lib/time/range";
import { segmentsOf } from "@/lib/time/segments";
import type { App } from "../../apps/registry";
import { Prisma } from "../../db/client";
import { storedEvents } from "../../measures/events";
import { allOf, understands } from "../filter";
import { keptOf } from "../kept";
import { rangeOf, type RollupCount } from "../listing";
import { rawRows, rollupRows } from "../segment-rows";
import { isFlagged, KIND_FIELDS, kindOf } from "./kind";

/** Fields that say when in the week, which the ranges of countByKind stand for. */
const WEEK_FIELDS = ["weekday", "hour", "weekTz"] as const;

/**
 * Whether rollups by kind count at least all that the filter leaves. They also count events that are late or have a
 * flagged verdict, which `late=false` and a plain verdict leave out.
 */
export const isInRollups = (filter: EventsFilter) =>
  understands(eventsFilter, filter, ["app", "from", "to", ...WEEK_FIELDS, ...KIND_FIELDS, "late"]) &&
  filter.late !== true &&
  (filter.verdict === undefined || !isFlagged(filter.verdict));

/**
 * The number of events that the filter leaves in the `given` ranges, which stand for the filter's part of the week, as
 * far as they are kept. Undefined if rollups do not tell. Events without a flag are all of the kind minus the flagged
 * ones, which are few.
 */
export function countByKind(
  app: App,
  filter: EventsFilter,
  given: readonly TimeRange[] = [rangeOf(filter)],
): RollupCount | undefined {
  const ranges = keptOf(given, app.eventsFrom);
  const { verdict, late } = filter;
  if (!isInRollups(filter) || (verdict !== undefined && late !== undefined)) return undefined;
  const flags = verdict !== undefined ? "event_verdict" : late !== undefined ? "event_late" : null;
  return {
    appId: app.id,
    of: "log",
    count: (stale) => {
      const segments = ranges.flatMap(({ from, to }) => segmentsOf([from, to], stale));
      return Prisma.sql`
        SELECT coalesce(sum(n), 0)::float8 AS count FROM (
          SELECT r.n FROM ${rollupRows(segments, "rollup_event", app.id)} WHERE ${allOf(kindOf("r", filter))}
          UNION ALL
          SELECT r.n FROM (${storedEvents(rawRows(segments, app.id))}) AS r WHERE ${allOf(kindOf("r", filter))}
          ${flags === null ? Prisma.empty : Prisma.sql`UNION ALL ${flaggedAsNegative(app, filter, ranges, flags)}`}
        ) AS counts`;
    },
  };
}

function flaggedAsNegative(app: App, filter: EventsFilter, ranges: readonly TimeRange[], flags: string): Prisma.Sql {
  const rows = rawRows(
    ranges.map((range) => ({ size: 0, ...range })),
    app.id,
  );
  const kind = kindOf("e", filter);
  // Flags have no kind. The event is read only if the filter asks for one.
  const event = Prisma.sql`JOIN event AS e USING (app_id, user_id, event_time, identity)`;
  return Prisma.sql`
    SELECT -count(*) FROM ${rows("f.event_time", flags)} ${kind.length === 0 ? Prisma.empty : event}
    WHERE ${allOf(kind)}`;
}
