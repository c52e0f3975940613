import type { UserRow, UsersAnswer, UsersQuery } from "@/lib/contracts/users";
import { appFor } from "../../apps/registry";
import { db } from "../../db/client";
import { readCursor, writeCursor } from "../../paging/cursor";
import { pageOf } from "../listing";
import { staleBefore, usersListing, type PresenceRow } from "./listing";
import { position, positionOf, selectPage } from "./order";

/** Users ever seen, by default online first and then by newest event. Throws ServiceError. */
export async function listUsers(query: UsersQuery): Promise<UsersAnswer> {
  const app = await appFor(query.app);
  const now = new Date();
  const after = readCursor(query.cursor, position);
  const rows = await db().$queryRaw<PresenceRow[]>(selectPage(usersListing(app, query, now), query, after));
  const { page, nextCursor } = pageOf(rows, query.limit, (last) => writeCursor(positionOf(query.sort, last)));
  const stale = staleBefore(app, now);
  return { asOf: now.toISOString(), users: page.map((row) => toUser(row, stale)), nextCursor };
}

/** A user as lists show them. */
export function toUser(row: PresenceRow, stale: Date): UserRow {
  return {
    ...row,
    unverified: row.online && row.lastEventAt < stale,
    platforms: [...new Set(row.platforms)],
    onlineSince: row.onlineSince?.toISOString() ?? null,
    firstSeenAt: row.firstSeenAt.toISOString(),
    lastEventAt: row.lastEventAt.toISOString(),
    lastEndAt: row.lastEndAt?.toISOString() ?? null,
  };
}
