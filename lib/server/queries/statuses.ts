import { z } from "zod";
import type { StatusChange, StatusesAnswer, StatusesFilter, StatusesQuery } from "@/lib/contracts/statuses";
import { appFor, type App } from "../apps";
import { db, Prisma } from "../db/client";
import { readCursor, writeCursor } from "../http/cursor";
import { pageOf, selectRows, when, within, type Listing } from "./listing";

export interface StatusRow {
  userId: string;
  at: Date;
  no: number;
  value: string;
  was: string;
  until: Date | null;
  presumed: boolean;
}

const position = z.tuple([z.iso.datetime(), z.string(), z.number().int()]);

/** Changes of custom statuses, newest first. */
export async function listStatuses(query: StatusesQuery): Promise<StatusesAnswer> {
  const now = new Date();
  const after = readCursor(query.cursor, position);
  const next = after === null ? [] : [Prisma.sql`s.at <= ${new Date(after[0])}
    AND (s.at, s.user_id, s.no) < (${new Date(after[0])}, ${after[1]}, ${after[2]})`];
  const rows = await db().$queryRaw<StatusRow[]>(selectRows(statusesListing(await appFor(query.app), query), next, query.limit + 1));
  const { page, nextCursor } = pageOf(rows, query.limit, ({ at, userId, no }) => writeCursor([at.toISOString(), userId, no]));
  return { asOf: now.toISOString(), statuses: page.map(toStatusChange), nextCursor };
}

/** What the filter leaves of the changes, as StatusRow. */
export function statusesListing(app: App, filter: StatusesFilter): Listing {
  return {
    columns: Prisma.sql`s.user_id AS "userId", s.at, s.no, s.value, s.was, s.until, s.presumed`,
    from: Prisma.sql`status_change AS s`,
    where: [
      Prisma.sql`s.app_id = ${app.id}`,
      ...within(Prisma.sql`s.at`, filter.from, filter.to),
      ...when(filter.user, (user) => Prisma.sql`s.user_id = ${user}`),
      ...when(filter.value, (value) => Prisma.sql`s.value = ${value}`),
      ...when(filter.was, (was) => Prisma.sql`s.was = ${was}`),
    ],
    order: Prisma.sql`s.at DESC, s.user_id DESC, s.no DESC`,
  };
}

/** A change as the API shows it. `durationMs` is null while the value stands. */
export function toStatusChange({ userId, at, value, was, until, presumed }: StatusRow): StatusChange {
  return {
    userId,
    was,
    value,
    at: at.toISOString(),
    until: until?.toISOString() ?? null,
    presumed,
    durationMs: until && until.getTime() - at.getTime(),
  };
}
