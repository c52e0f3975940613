import { z } from "zod";
import type { StatusChange, StatusesAnswer, StatusesFilter, StatusesQuery } from "@/lib/contracts/statuses";
import { appFor, type App } from "../../apps/registry";
import { db, Prisma } from "../../db/client";
import { readCursor, writeCursor } from "../../paging/cursor";
import { pageOf, selectRows, when, within, type Listing } from "../listing";

export interface StatusRow {
  userId: string;
  at: Date;
  no: number;
  value: string;
  was: string;
  until: Date | null;
  presumed: boolean;
}

const position = z.tuple([z.iso.datetime(), z.string(), z.iso.datetime(), z.number().int()]);
const momentOf = ({ ended }: StatusesFilter) => (ended ? Prisma.sql`s.until` : Prisma.sql`s.at`);

/** Changes of custom statuses, newest first; with `ended` those that ceased to stand, newest end first. */
export async function listStatuses(query: StatusesQuery): Promise<StatusesAnswer> {
  const now = new Date();
  const after = readCursor(query.cursor, position);
  const moment = momentOf(query);
  const next =
    after === null
      ? []
      : [
          Prisma.sql`${moment} <= ${new Date(after[0])}
    AND (${moment}, s.user_id, s.at, s.no) < (${new Date(after[0])}, ${after[1]}, ${new Date(after[2])}, ${after[3]})`,
        ];
  const rows = await db().$queryRaw<StatusRow[]>(
    selectRows(statusesListing(await appFor(query.app), query), next, query.limit + 1),
  );
  const { page, nextCursor } = pageOf(rows, query.limit, ({ at, until, userId, no }) =>
    writeCursor([((query.ended ? until : null) ?? at).toISOString(), userId, at.toISOString(), no]),
  );
  return { asOf: now.toISOString(), statuses: page.map(toStatusChange), nextCursor };
}

/** What the filter leaves of the changes, as StatusRow. */
export function statusesListing(app: App, filter: StatusesFilter): Listing {
  const moment = momentOf(filter);
  return {
    columns: Prisma.sql`s.user_id AS "userId", s.at, s.no, s.value, s.was, s.until, s.presumed`,
    from: Prisma.sql`status_change AS s`,
    where: [
      Prisma.sql`s.app_id = ${app.id}`,
      ...within(moment, filter.from, filter.to),
      // How long none was set is no time that a status stood.
      ...(filter.ended ? [Prisma.sql`s.until IS NOT NULL AND s.value <> ''`] : []),
      ...when(filter.user, (user) => Prisma.sql`s.user_id = ${user}`),
      ...when(filter.value, (value) => Prisma.sql`s.value = ${value}`),
      ...when(filter.was, (was) => Prisma.sql`s.was = ${was}`),
      ...when(filter.presumed, (presumed) => Prisma.sql`s.presumed = ${presumed}`),
      ...when(filter.except, noneOf),
    ],
    order: Prisma.sql`${moment} DESC, s.user_id DESC, s.at DESC, s.no DESC`,
  };
}

function noneOf(except: NonNullable<StatusesFilter["except"]>): Prisma.Sql {
  const values = except.filter((one) => typeof one === "string");
  const pairs = except.filter((one) => typeof one !== "string");
  return Prisma.sql`s.value <> ALL(${values}) AND NOT EXISTS (
    SELECT FROM unnest(${pairs.map(([was]) => was)}::text[], ${pairs.map(([, value]) => value)}::text[]) AS x(was, value)
    WHERE x.was = s.was AND x.value = s.value)`;
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
