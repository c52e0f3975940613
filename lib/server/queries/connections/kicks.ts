import { z } from "zod";
import type { Kick, KicksAnswer, KicksFilter, KicksQuery } from "@/lib/contracts/kicks";
import type { Platform } from "@/lib/protocol/platform";
import { appNamed, type App } from "../../apps/registry";
import { db, Prisma } from "../../db/client";
import { tableOf, type RowOf } from "../../db/table";
import { readCursor, writeCursor } from "../../paging/cursor";
import { eventId } from "../events/row";
import { atOrAfter, before, conditionsOf, equals, isPresent } from "../filter";
import { pageOf, selectRows, type Listing } from "../listing";

const k = tableOf("Kick", "k");
const c = tableOf("Connection", "c");
const stored = k.columns("userId", "at", "no", "byPlatform", "kicked", "rawKicked");
const identity = k.hex("identity");
/** Null if the kick ended no connection, by the LEFT JOIN. */
const connection = c.columns("startedAt", "endedAt");

export type KickRow = RowOf<typeof stored> &
  RowOf<typeof identity> &
  RowOf<typeof connection> & { byPlatform: Platform; kicked: Platform; known: boolean };

const position = z.tuple([z.iso.datetime(), z.string(), z.string().regex(/^[0-9a-f]*$/), z.number().int()]);

/** Entries of KickedDevice, newest first. Throws ServiceError. */
export async function listKicks(query: KicksQuery): Promise<KicksAnswer> {
  const now = new Date();
  const after = readCursor(query.cursor, position);
  const next = after === null ? [] : [isBehind(after)];
  const listing = kicksListing(await appNamed(query.app), query);
  const rows = await db().$queryRaw<KickRow[]>(selectRows(listing, next, query.limit + 1));
  const { page, nextCursor } = pageOf(rows, query.limit, ({ at, userId, identity, no }) =>
    writeCursor([at.toISOString(), userId, identity, no]),
  );
  return { asOf: now.toISOString(), kicks: page.map(toKick), nextCursor };
}

const isBehind = ([at, userId, identity, no]: z.output<typeof position>) => Prisma.sql`
  k.at <= ${new Date(at)}
  AND (k.at, k.user_id, k.identity, k.no) < (${new Date(at)}, ${userId}, decode(${identity}, 'hex'), ${no})`;

/** The kicks that the filter leaves, as KickRow. */
export function kicksListing(app: App, filter: KicksFilter): Listing {
  return {
    columns: Prisma.sql`${stored}, ${identity}, ${connection}, k.connection_at IS NOT NULL AS known`,
    from: Prisma.sql`kick AS k LEFT JOIN connection AS c
      ON c.app_id = k.app_id AND c.user_id = k.user_id AND c.at = k.connection_at AND c.no = k.connection_no`,
    where: [
      Prisma.sql`k.app_id = ${app.id}`,
      ...conditionsOf(filter, {
        app: null,
        from: atOrAfter(Prisma.sql`k.at`),
        to: before(Prisma.sql`k.at`),
        user: equals(Prisma.sql`k.user_id`),
        by: equals(Prisma.sql`k.by_platform`),
        kicked: equals(Prisma.sql`k.kicked`),
        known: isPresent(Prisma.sql`k.connection_at`),
      }),
    ],
    order: Prisma.sql`k.at DESC, k.user_id DESC, k.identity DESC, k.no DESC`,
  };
}

/** A kick as the API shows it. A Login that came late may name a Logout: the connection then ended a little before. */
export function toKick(row: KickRow): Kick {
  const { userId, at, startedAt } = row;
  const ended = row.endedAt ?? at;
  return {
    userId,
    at: at.toISOString(),
    by: row.byPlatform,
    kicked: row.kicked,
    rawKicked: row.rawKicked,
    eventId: eventId(userId, at, row.identity),
    connection: row.known
      ? {
          startedAt: startedAt?.toISOString() ?? null,
          endedAt: ended.toISOString(),
          durationMs: startedAt && ended.getTime() - startedAt.getTime(),
        }
      : null,
  };
}
