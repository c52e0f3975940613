import { z } from "zod";
import type { EventsAnswer, EventsQuery } from "@/lib/contracts/event";
import { MINUTE } from "@/lib/time/units";
import { appNamed, type App } from "../../apps/registry";
import { Prisma, readNow } from "../../db/client";
import { repeatableRead } from "../../db/repeatable-read";
import { readCursor, writeCursor } from "../../paging/cursor";
import { pageOf, selectRows, type Listing } from "../listing";
import { isInRollups } from "./count-by-kind";
import { kindOf } from "./kind";
import { eventsListing } from "./listing";
import { minutesByDelay } from "./minutes-by-delay";
import { minutesByKind } from "./minutes-by-kind";
import { EVENT_JOINS, toEvent, type EventRow } from "./row";

const position = z.tuple([z.iso.datetime(), z.string(), z.string().regex(/^[0-9a-f]*$/)]);
type Position = z.output<typeof position>;

/** Stored callbacks, newest event time first. Throws ServiceError. */
export async function listEvents(query: EventsQuery): Promise<EventsAnswer> {
  const rows = await readPage(await appNamed(query.app), query, readCursor(query.cursor, position));
  const { page, nextCursor } = pageOf(rows, query.limit, ({ eventTime, userId, identity }) =>
    writeCursor([eventTime.toISOString(), userId, identity]),
  );
  return { events: page.map(toEvent), nextCursor };
}

/** A page and one row more, found through tables that are smaller than the log and know where in it the rows are. */
async function readPage(app: App, query: EventsQuery, after: Position | null): Promise<EventRow[]> {
  const limit = query.limit + 1;
  const next = after === null ? [] : [isBehind(after)];
  const select = (listing: Listing) => selectRows(listing, next, limit);
  const listing = await eventsListing(app, query);
  if (listing.keys !== undefined) return readNow(select(withKeys(listing, select(listing.keys))));
  if (query.minDelayMs !== undefined || query.maxDelayMs !== undefined) {
    return repeatableRead(async (read) => {
      const minutes = await minutesByDelay(read, app, query);
      return read(select(minutes === null ? listing : withinMinutes(listing, minutes, Prisma.sql`e.received_at`)));
    });
  }
  if (listing.segments !== undefined || !isInRollups(query) || kindOf("e", query).length === 0)
    return readNow(select(listing));
  return repeatableRead(async (read) => {
    const before = after === null ? null : Date.parse(after[0]);
    const found = await minutesByKind(read, { appId: app.id, filter: query, before, limit });
    const rows =
      found === null
        ? []
        : await read<EventRow>(select(withinMinutes(listing, found.minutes, Prisma.sql`e.event_time`)));
    // Some of the events in the rollups may be late or have a flagged verdict. Then there are fewer rows than counted.
    return found?.all === true || rows.length === limit ? rows : read(select(listing));
  });
}

const isBehind = ([time, userId, identity]: Position) => Prisma.sql`
  e.event_time <= ${new Date(time)}
  AND (e.event_time, e.user_id, e.identity) < (${new Date(time)}, ${userId}, decode(${identity}, 'hex'))`;

/** The same listing, of events with these keys. */
const withKeys = (listing: Listing, keys: Prisma.Sql): Listing => ({
  ...listing,
  from: Prisma.sql`(${keys}) AS n JOIN event AS e USING (app_id, user_id, event_time, identity) ${EVENT_JOINS}`,
});

/** The same listing, read minute by minute. */
const withinMinutes = (listing: Listing, minutes: readonly Date[], time: Prisma.Sql): Listing => ({
  ...listing,
  segments: {
    alias: "e",
    joins: EVENT_JOINS,
    time,
    ranges: minutes.map((at) => ({ from: at.getTime(), to: at.getTime() + MINUTE })),
  },
});
