import type { EventsFilter } from "@/lib/contracts/event";
import type { Verdict } from "@/lib/presence/types";
import type { App } from "../../apps/registry";
import { Prisma } from "../../db/client";
import { flaggedKeys } from "./flags";
import { delayed, countByDelay } from "./count-by-delay";
import { EVENT_COLUMNS, EVENT_JOINS } from "./row";
import { countByKind, isFlagged, kindOf } from "./count-by-kind";
import { when, within, type Listing } from "../listing";
import { weekTimesOf } from "../week";

/** What the filter leaves of the log, as EventRow. */
export async function eventsListing(app: App, filter: EventsFilter): Promise<Listing> {
  const times = await weekTimesOf(app, filter);
  return {
    columns: EVENT_COLUMNS,
    from: Prisma.sql`event AS e ${EVENT_JOINS}`,
    where: [
      Prisma.sql`e.app_id = ${app.id}`,
      ...within(Prisma.sql`e.event_time`, filter.from, filter.to),
      ...within(Prisma.sql`e.received_at`, filter.receivedFrom, filter.receivedTo),
      ...delayed(filter),
      ...when(filter.user, (user) => Prisma.sql`e.user_id = ${user}`),
      ...kindOf("e", filter),
      ...when(filter.status, (status) => Prisma.sql`e.custom_status = ${status}`),
      // With true the join becomes an inner one, and the search may begin at the few that are late.
      ...when(filter.late, (late) => (late ? Prisma.sql`l.user_id IS NOT NULL` : Prisma.sql`l.user_id IS NULL`)),
      ...when(filter.verdict, judged),
    ],
    order: Prisma.sql`e.event_time DESC, e.user_id DESC, e.identity DESC`,
    rollupCount: countByKind(app, filter, times) ?? countByDelay(app, filter),
    keys: flaggedKeys(app, filter),
    segments: times && { row: "e", joins: EVENT_JOINS, moment: Prisma.sql`e.event_time`, times },
  };
}

/** That nothing is noted is said of a column of the join, which the planner takes for what it is. */
const judged = (verdict: Verdict) =>
  isFlagged(verdict) ? Prisma.sql`v.verdict = ${verdict}` : Prisma.sql`v.user_id IS NULL`;
