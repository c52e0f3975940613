import type { EventsFilter } from "@/lib/contracts/event";
import { piecesOf } from "@/lib/stats/pieces";
import type { App } from "../apps";
import { Prisma } from "../db/client";
import { rangeOf, when, type Sums } from "./listing";
import { singleRows, unitRows } from "./stats/pieces";

/** What both a callback and its sum are told by, as conditions on `row`. */
export const kindOf = (row: "e" | "r", { action, reason, platform }: EventsFilter): Prisma.Sql[] => [
  ...when(action, (text) => Prisma.sql`${Prisma.raw(row)}.action = ${text}`),
  ...when(reason, (text) => Prisma.sql`${Prisma.raw(row)}.reason = ${text}`),
  ...when(platform, (text) => Prisma.sql`${Prisma.raw(row)}.platform = ${text}`),
];

/** Whether the filter asks for nothing that the sums of callbacks do not tell. */
export const inSums = ({ user, receivedFrom, receivedTo, verdict, late, status }: EventsFilter) =>
  [user, receivedFrom, receivedTo, verdict, late, status].every((asked) => asked === undefined);

/** The number of callbacks that the filter leaves, where sums tell it. */
export function eventSums(app: App, filter: EventsFilter): Sums | undefined {
  if (!inSums(filter)) return undefined;
  return {
    appId: app.id,
    of: "log",
    count: (raw) => {
      const pieces = piecesOf(rangeOf(filter), raw);
      const where = (row: "e" | "r") => Prisma.join([Prisma.sql`true`, ...kindOf(row, filter)], " AND ");
      return Prisma.sql`
        SELECT coalesce(sum(n), 0)::float8 AS count FROM (
          SELECT r.n FROM ${unitRows(pieces, "roll_event", app.id)} WHERE ${where("r")}
          UNION ALL
          SELECT count(*) FROM ${singleRows(pieces, "e.event_time", "event", app.id)} WHERE ${where("e")}) AS counts`;
    },
  };
}
