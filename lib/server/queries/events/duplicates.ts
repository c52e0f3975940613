import { z } from "zod";
import type { Duplicate, DuplicatesAnswer, DuplicatesFilter, DuplicatesQuery } from "@/lib/contracts/duplicates";
import { UNTIMED_WINDOW_MS } from "@/lib/presence/identity";
import type { Platform } from "@/lib/protocol/platform";
import { appNamed, type App } from "../../apps/registry";
import { db, Prisma } from "../../db/client";
import { tableOf, type RowOf } from "../../db/table";
import { readCursor, writeCursor } from "../../paging/cursor";
import { eventId } from "./row";
import { atOrAfter, before, conditionsOf, equals } from "../filter";
import { pageOf, selectRows, type Listing } from "../listing";

const copy = tableOf("Duplicate", "d").columns("id", "userId", "receivedAt");
const e = tableOf("Event", "e");
const first = e.columns("eventTime", "action", "reason", "platform", "clientIp");
const identity = e.hex("identity");

export type DuplicateRow = RowOf<typeof copy> &
  RowOf<typeof first> &
  RowOf<typeof identity> & { firstReceivedAt: Date; platform: Platform };

const position = z.tuple([z.iso.datetime(), z.string().regex(/^\d+$/)]);

/** Callbacks that were received again, newest first. Throws ServiceError. */
export async function listDuplicates(query: DuplicatesQuery): Promise<DuplicatesAnswer> {
  const now = new Date();
  const after = readCursor(query.cursor, position);
  const next = after === null ? [] : [Prisma.sql`(d.received_at, d.id) < (${new Date(after[0])}, ${BigInt(after[1])})`];
  const rows = await db().$queryRaw<DuplicateRow[]>(
    selectRows(duplicatesListing(await appNamed(query.app), query), next, query.limit + 1),
  );
  const { page, nextCursor } = pageOf(rows, query.limit, ({ receivedAt, id }) =>
    writeCursor([receivedAt.toISOString(), String(id)]),
  );
  return { asOf: now.toISOString(), duplicates: page.map(toDuplicate), nextCursor };
}

/** The copies that the filter leaves, as DuplicateRow. */
export function duplicatesListing(app: App, filter: DuplicatesFilter): Listing {
  const keys: Listing = {
    columns: Prisma.sql`d.id`,
    from: Prisma.sql`duplicate AS d`,
    where: [
      Prisma.sql`d.app_id = ${app.id}`,
      ...conditionsOf(filter, {
        app: null,
        from: atOrAfter(Prisma.sql`d.received_at`),
        to: before(Prisma.sql`d.received_at`),
        user: equals(Prisma.sql`d.user_id`),
      }),
    ],
    order: Prisma.sql`d.received_at DESC, d.id DESC`,
  };
  return {
    ...keys,
    keys,
    columns: Prisma.sql`${copy}, ${first}, ${identity}, e.received_at AS "firstReceivedAt"`,
    // Of the events that it may equal (docs/presence.md "Identity and order") it repeats the nearest that came before.
    from: Prisma.sql`duplicate AS d CROSS JOIN LATERAL (
      SELECT * FROM event AS o
      WHERE o.app_id = d.app_id AND o.user_id = d.user_id AND o.identity = d.identity
        AND (o.claimed_ms IS NOT NULL OR o.event_time BETWEEN
          d.event_time - ${UNTIMED_WINDOW_MS} * interval '1 ms' AND
          d.event_time + ${UNTIMED_WINDOW_MS} * interval '1 ms')
        AND (o.event_time = d.event_time OR o.time_source <> 0)
      ORDER BY o.event_time <> d.event_time, o.received_at > d.received_at,
               abs(extract(epoch FROM o.event_time - d.event_time)), o.event_time LIMIT 1) AS e`,
  };
}

/** A copy as the API shows it. */
export function toDuplicate({
  id,
  userId,
  receivedAt,
  firstReceivedAt,
  eventTime,
  identity,
  ...event
}: DuplicateRow): Duplicate {
  return {
    ...event,
    id: String(id),
    userId,
    receivedAt: receivedAt.toISOString(),
    firstReceivedAt: firstReceivedAt.toISOString(),
    eventId: eventId(userId, eventTime, identity),
    eventTime: eventTime.toISOString(),
  };
}
