import { z } from "zod";
import type { EventsAnswer, EventsQuery } from "@/lib/contracts/event";
import { MINUTE } from "@/lib/time/units";
import { appFor, type App } from "../../apps/registry";
import { Prisma, readNow } from "../../db/client";
import { repeatableRead } from "../../db/repeatable-read";
import { readCursor, writeCursor } from "../../paging/cursor";
import { eventsListing } from "./listing";
import { minutesByKind } from "./minutes-by-kind";
import { minutesByDelay } from "./count-by-delay";
import { EVENT_JOINS, toEvent, type EventRow } from "./row";
import { inSums, kindOf } from "./count-by-kind";
import { pageOf, selectRows, type Listing } from "../listing";

const position = z.tuple([z.iso.datetime(), z.string(), z.string().regex(/^[0-9a-f]*$/)]);
type Position = z.output<typeof position>;

/** Stored callbacks, newest event time first. */
export async function listEvents(query: EventsQuery): Promise<EventsAnswer> {
  const rows = await readPage(await appFor(query.app), query, readCursor(query.cursor, position));
  const { page, nextCursor } = pageOf(rows, query.limit, ({ eventTime, userId, identity }) =>
    writeCursor([eventTime.toISOString(), userId, identity]),
  );
  return { events: page.map(toEvent), nextCursor };
}

/** A page and one row more, by way of whatever is smaller than the log and tells where in it the rows are. */
async function readPage(app: App, query: EventsQuery, after: Position | null): Promise<EventRow[]> {
  const next =
    after === null
      ? []
      : [
          Prisma.sql`
    e.event_time <= ${new Date(after[0])}
    AND (e.event_time, e.user_id, e.identity) < (${new Date(after[0])}, ${after[1]}, decode(${after[2]}, 'hex'))`,
        ];
  const limit = query.limit + 1;
  const select = (of: Listing) => selectRows(of, next, limit);
  const listing = await eventsListing(app, query);
  if (listing.keys !== undefined) return readNow(select(keyed(listing, select(listing.keys))));
  if (query.minDelayMs !== undefined || query.maxDelayMs !== undefined) {
    return repeatableRead(async (read) => {
      const minutes = await minutesByDelay(read, app, query);
      return read(select(minutes === null ? listing : withinMinutes(listing, minutes, Prisma.sql`e.received_at`)));
    });
  }
  if (listing.segments !== undefined || !inSums(query) || kindOf("e", query).length === 0)
    return readNow(select(listing));
  return repeatableRead(async (read) => {
    const before = after === null ? null : Date.parse(after[0]);
    const found = await minutesByKind(read, { appId: app.id, filter: query, before, limit });
    const rows =
      found === null
        ? []
        : await read<EventRow>(select(withinMinutes(listing, found.minutes, Prisma.sql`e.event_time`)));
    // Some of what the sums told of may be late, or of a noted verdict.
    return found?.all === true || rows.length === limit ? rows : read(select(listing));
  });
}

/** The same listing of callbacks whose keys are told. */
const keyed = (listing: Listing, keys: Prisma.Sql): Listing => ({
  ...listing,
  from: Prisma.sql`(${keys}) AS n JOIN event AS e USING (app_id, user_id, event_time, identity) ${EVENT_JOINS}`,
});

/** The same listing, read minute by minute of `moment`. */
const withinMinutes = (listing: Listing, minutes: readonly Date[], moment: Prisma.Sql): Listing => ({
  ...listing,
  segments: {
    row: "e",
    joins: EVENT_JOINS,
    moment,
    times: minutes.map((at) => ({ from: at.getTime(), to: at.getTime() + MINUTE })),
  },
});
