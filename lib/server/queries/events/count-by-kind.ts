import type { EventsFilter } from "@/lib/contracts/event";
import type { Verdict } from "@/lib/presence/types";
import type { TimeRange } from "@/lib/time/range";
import { segmentsOf } from "@/lib/time/segments";
import type { App } from "../../apps/registry";
import { Prisma } from "../../db/client";
import { rangeOf, when, type RollupCount } from "../listing";
import { rawRows, rollupRows } from "../segment-rows";

/** What both a callback and its sum are told by, as conditions on `row`; a verdict that is not noted is an action. */
export const kindOf = (row: "e" | "r", { action, reason, platform, verdict }: EventsFilter): Prisma.Sql[] => [
  ...when(action, (text) => Prisma.sql`${Prisma.raw(row)}.action = ${text}`),
  ...when(reason, (text) => Prisma.sql`${Prisma.raw(row)}.reason = ${text}`),
  ...when(platform, (text) => Prisma.sql`${Prisma.raw(row)}.platform = ${text}`),
  ...when(verdict === undefined ? undefined : actionsOf(row, verdict), (actions) => actions),
];

/** PLAIN_VERDICT told by actions, of which the planner knows how frequent each is; none for a verdict that is noted. */
function actionsOf(row: "e" | "r", verdict: Verdict): Prisma.Sql | undefined {
  const action = Prisma.raw(`${row}.action`);
  switch (verdict) {
    case "applied":
      return Prisma.sql`${action} IN ('Login', 'Logout', 'Disconnect')`;
    case "status":
      return Prisma.sql`${action} = 'CustomStatusChange'`;
    case "unknown":
      return Prisma.sql`${action} NOT IN ('Login', 'Logout', 'Disconnect', 'CustomStatusChange')`;
    default:
      return undefined;
  }
}

/** Whether the verdict is one of those that stand in event_verdict. */
export const isFlagged = (verdict: Verdict | undefined) =>
  verdict !== undefined && actionsOf("e", verdict) === undefined;

/** Whether sums of callbacks tell how many the filter leaves, at most: some may be late, or of a noted verdict. */
export const inSums = ({
  user,
  receivedFrom,
  receivedTo,
  minDelayMs,
  maxDelayMs,
  status,
  late,
  verdict,
}: EventsFilter) =>
  [user, receivedFrom, receivedTo, minDelayMs, maxDelayMs, status].every((asked) => asked === undefined) &&
  late !== true &&
  !isFlagged(verdict);

/**
 * The number of callbacks that the filter leaves, where sums tell it. Those of whom nothing is noted, neither a verdict
 * nor that they are late, are all of the kind but the few of whom it is.
 */
export function countByKind(
  app: App,
  filter: EventsFilter,
  times: readonly TimeRange[] | undefined,
): RollupCount | undefined {
  const { verdict, late } = filter;
  const stretches = times ?? [rangeOf(filter)];
  if (!inSums(filter) || (verdict !== undefined && late !== undefined)) return undefined;
  const notes = verdict !== undefined ? "event_verdict" : late !== undefined ? "event_late" : null;
  return {
    appId: app.id,
    of: "log",
    count: (raw) => {
      const pieces = stretches.flatMap(({ from, to }) => segmentsOf([from, to], raw));
      const kind = (row: "e" | "r") => Prisma.join([Prisma.sql`true`, ...kindOf(row, filter)], " AND ");
      const told =
        kindOf("e", filter).length === 0
          ? Prisma.empty
          : Prisma.sql`JOIN event AS e USING (app_id, user_id, event_time, identity)`;
      return Prisma.sql`
        SELECT coalesce(sum(n), 0)::float8 AS count FROM (
          SELECT r.n FROM ${rollupRows(pieces, "rollup_event", app.id)} WHERE ${kind("r")}
          UNION ALL
          SELECT count(*) FROM ${rawRows(pieces, "e.event_time", "event", app.id)} WHERE ${kind("e")}
          ${
            notes === null
              ? Prisma.empty
              : Prisma.sql`
          UNION ALL
          SELECT -count(*) FROM ${rawRows(
            stretches.map((s) => ({ size: 0, ...s })),
            "n.event_time",
            notes,
            app.id,
          )} ${told}
          WHERE ${kind("e")}`
          }) AS counts`;
    },
  };
}
