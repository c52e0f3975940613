import { z } from "zod";
import type { EventsAnswer, EventsFilter, EventsQuery } from "@/lib/contracts/event";
import type { Verdict } from "@/lib/presence/types";
import { appFor, type App } from "../apps";
import { Prisma, readNow, type Read } from "../db/client";
import { atOneMoment } from "../db/moment";
import { readCursor, writeCursor } from "../http/cursor";
import { EVENT_COLUMNS, EVENT_JOINS, toEvent, type EventRow } from "./event-row";
import { minutesOfPage } from "./event-minutes";
import { eventSums, inSums, kindOf } from "./event-sums";
import { pageOf, selectRows, when, within, type Listing } from "./listing";

const position = z.tuple([z.iso.datetime(), z.string(), z.string().regex(/^[0-9a-f]*$/)]);

/** Stored callbacks, newest event time first. */
export async function listEvents(query: EventsQuery): Promise<EventsAnswer> {
  const after = readCursor(query.cursor, position);
  const next = after === null ? [] : [Prisma.sql`
    e.event_time <= ${new Date(after[0])}
    AND (e.event_time, e.user_id, e.identity) < (${new Date(after[0])}, ${after[1]}, decode(${after[2]}, 'hex'))`];
  const app = await appFor(query.app);
  const read = (listing: Listing, of: Read) => of<EventRow>(selectRows(listing, next, query.limit + 1));
  const rows = inSums(query) && kindOf("e", query).length > 0
    ? await atOneMoment(async (of) => {
        const before = after === null ? null : Date.parse(after[0]);
        const minutes = await minutesOfPage(of, { appId: app.id, filter: query, before, limit: query.limit + 1 });
        const listing = eventsListing(app, query);
        return read(minutes === null ? listing : withinMinutes(listing, minutes, next, query.limit + 1), of);
      })
    : await read(eventsListing(app, query), readNow);
  const { page, nextCursor } = pageOf(rows, query.limit, ({ eventTime, userId, identity }) =>
    writeCursor([eventTime.toISOString(), userId, identity]));
  return { events: page.map(toEvent), nextCursor };
}

/** What the filter leaves of the log, as EventRow. */
export function eventsListing(app: App, filter: EventsFilter): Listing {
  return {
    columns: EVENT_COLUMNS,
    from: Prisma.sql`event AS e ${EVENT_JOINS}`,
    where: [
      Prisma.sql`e.app_id = ${app.id}`,
      ...within(Prisma.sql`e.event_time`, filter.from, filter.to),
      ...within(Prisma.sql`e.received_at`, filter.receivedFrom, filter.receivedTo),
      ...when(filter.user, (user) => Prisma.sql`e.user_id = ${user}`),
      ...kindOf("e", filter),
      ...when(filter.status, (status) => Prisma.sql`e.custom_status = ${status}`),
      // With true the join becomes an inner one, and the search may begin at the few that are late.
      ...when(filter.late, (late) => (late ? Prisma.sql`l.user_id IS NOT NULL` : Prisma.sql`l.user_id IS NULL`)),
      ...when(filter.verdict, judged),
    ],
    order: Prisma.sql`e.event_time DESC, e.user_id DESC, e.identity DESC`,
    sums: eventSums(app, filter),
  };
}

/** The same listing, read minute by minute; conditions and order must be of callbacks alone. */
function withinMinutes(listing: Listing, minutes: readonly Date[], next: readonly Prisma.Sql[], limit: number): Listing {
  const minute = selectRows({
    ...listing,
    columns: Prisma.sql`e.*`,
    from: Prisma.sql`event AS e`,
    where: [...listing.where, Prisma.sql`e.event_time >= m.at AND e.event_time < m.at + interval '1 minute'`],
  }, next, limit);
  return { ...listing, from: Prisma.sql`unnest(${minutes}::timestamptz[]) AS m(at) CROSS JOIN LATERAL (${minute}) AS e ${EVENT_JOINS}` };
}

/**
 * PLAIN_VERDICT told by actions, of which the planner knows how frequent each is; that nothing is noted is said of a
 * column of the join, which it takes for what it is. A verdict of event_verdict's own is looked for from there.
 */
function judged(verdict: Verdict): Prisma.Sql {
  switch (verdict) {
    case "applied":
      return Prisma.sql`v.user_id IS NULL AND e.action IN ('Login', 'Logout', 'Disconnect')`;
    case "status":
      return Prisma.sql`v.user_id IS NULL AND e.action = 'CustomStatusChange'`;
    case "unknown":
      return Prisma.sql`v.user_id IS NULL AND e.action NOT IN ('Login', 'Logout', 'Disconnect', 'CustomStatusChange')`;
    default:
      return Prisma.sql`v.verdict = ${verdict}`;
  }
}
