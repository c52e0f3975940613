import { z } from "zod";
import type { Kick, KicksAnswer, KicksFilter, KicksQuery } from "@/lib/contracts/kicks";
import type { Platform } from "@/lib/protocol/platform";
import { appFor, type App } from "../../apps/registry";
import { db, Prisma } from "../../db/client";
import { readCursor, writeCursor } from "../../paging/cursor";
import { eventId } from "../events/row";
import { pageOf, selectRows, when, within, type Listing } from "../listing";

export interface KickRow {
  userId: string;
  at: Date;
  identity: string;
  no: number;
  by: Platform;
  kicked: Platform;
  rawKicked: string;
  known: boolean;
  startedAt: Date | null;
  endedAt: Date | null;
}

const position = z.tuple([z.iso.datetime(), z.string(), z.string().regex(/^[0-9a-f]*$/), z.number().int()]);

/** Entries of KickedDevice, newest first. */
export async function listKicks(query: KicksQuery): Promise<KicksAnswer> {
  const now = new Date();
  const after = readCursor(query.cursor, position);
  const next =
    after === null
      ? []
      : [
          Prisma.sql`k.at <= ${new Date(after[0])} AND (k.at, k.user_id, k.identity, k.no)
    < (${new Date(after[0])}, ${after[1]}, decode(${after[2]}, 'hex'), ${after[3]})`,
        ];
  const rows = await db().$queryRaw<KickRow[]>(
    selectRows(kicksListing(await appFor(query.app), query), next, query.limit + 1),
  );
  const { page, nextCursor } = pageOf(rows, query.limit, ({ at, userId, identity, no }) =>
    writeCursor([at.toISOString(), userId, identity, no]),
  );
  return { asOf: now.toISOString(), kicks: page.map(toKick), nextCursor };
}

/** What the filter leaves of the kicks, as KickRow. */
export function kicksListing(app: App, filter: KicksFilter): Listing {
  return {
    columns: Prisma.sql`
      k.user_id AS "userId", k.at, encode(k.identity, 'hex') AS identity, k.no, k.by_platform AS by, k.kicked,
      k.raw_kicked AS "rawKicked", k.connection_at IS NOT NULL AS known, c.started_at AS "startedAt", c.ended_at AS "endedAt"`,
    from: Prisma.sql`kick AS k LEFT JOIN connection AS c
      ON c.app_id = k.app_id AND c.user_id = k.user_id AND c.at = k.connection_at AND c.no = k.connection_no`,
    where: [
      Prisma.sql`k.app_id = ${app.id}`,
      ...within(Prisma.sql`k.at`, filter.from, filter.to),
      ...when(filter.user, (user) => Prisma.sql`k.user_id = ${user}`),
      ...when(filter.by, (platform) => Prisma.sql`k.by_platform = ${platform}`),
      ...when(filter.kicked, (platform) => Prisma.sql`k.kicked = ${platform}`),
      ...when(filter.known, (known) =>
        known ? Prisma.sql`k.connection_at IS NOT NULL` : Prisma.sql`k.connection_at IS NULL`,
      ),
    ],
    order: Prisma.sql`k.at DESC, k.user_id DESC, k.identity DESC, k.no DESC`,
  };
}

/** A kick as the API shows it. A Login that came late may name a Logout: the connection then ended a little before. */
export function toKick({ userId, at, identity, by, kicked, rawKicked, known, startedAt, endedAt }: KickRow): Kick {
  const ended = endedAt ?? at;
  return {
    userId,
    at: at.toISOString(),
    by,
    kicked,
    rawKicked,
    eventId: eventId(userId, at, identity),
    connection: known
      ? {
          startedAt: startedAt?.toISOString() ?? null,
          endedAt: ended.toISOString(),
          durationMs: startedAt && ended.getTime() - startedAt.getTime(),
        }
      : null,
  };
}
