import { z } from "zod";
import type { Erasure, ErasuresAnswer, ErasuresQuery } from "@/lib/contracts/erasures";
import { appNamed } from "../../apps/registry";
import { db, Prisma } from "../../db/client";
import { tableOf, type RowOf } from "../../db/table";
import { erasureKey, tombstoneOf } from "../../erasure/key";
import { readCursor, writeCursor } from "../../paging/cursor";
import { pageOf, selectRows, type Listing } from "../listing";

const stored = tableOf("ErasedUser", "u").columns(
  ...(["tombstone", "requestedAt", "requestedBy", "reason", "doneAt", "total"] as const),
  ...(["events", "auditEntries", "error"] as const),
);
type Row = RowOf<typeof stored>;

/** The erased users of an app, newest first, or the one with this UserID. Throws ServiceError. */
export async function listErasures(query: ErasuresQuery): Promise<ErasuresAnswer> {
  const { id: appId } = await appNamed(query.app);
  const { user } = query;
  const after = readCursor(query.cursor, z.tuple([z.iso.datetime(), z.string()]));
  const next = after === null ? [] : [Prisma.sql`(u.requested_at, u.tombstone) < (${new Date(after[0])}, ${after[1]})`];
  const named = user === undefined ? null : tombstoneOf(await erasureKey(), { appId, userId: user });
  const listing: Listing = {
    columns: stored,
    from: Prisma.sql`erased_user AS u`,
    where: [Prisma.sql`u.app_id = ${appId}`, ...(named === null ? [] : [Prisma.sql`u.tombstone = ${named}`])],
    order: Prisma.sql`u.requested_at DESC, u.tombstone DESC`,
  };
  const rows = await db().$queryRaw<Row[]>(selectRows(listing, next, query.limit + 1));
  const { page, nextCursor } = pageOf(rows, query.limit, ({ requestedAt, tombstone }) =>
    writeCursor([requestedAt.toISOString(), tombstone]),
  );
  return { erasures: page.map(toErasure), nextCursor };
}

/** An erasure as the API shows it. */
export const toErasure = ({
  tombstone,
  requestedAt,
  requestedBy,
  reason,
  doneAt,
  total,
  events,
  auditEntries,
  error,
}: Row): Erasure => ({
  tombstone,
  requestedAt: requestedAt.toISOString(),
  requestedBy,
  reason,
  doneAt: doneAt?.toISOString() ?? null,
  total,
  events,
  auditEntries,
  error,
});
