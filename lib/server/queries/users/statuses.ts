import { z } from "zod";
import type { StatusChange, StatusesAnswer, StatusesFilter, StatusesQuery } from "@/lib/contracts/statuses";
import { appNamed, type App } from "../../apps/registry";
import { db, Prisma } from "../../db/client";
import { tableOf, type RowOf } from "../../db/table";
import { readCursor, writeCursor } from "../../paging/cursor";
import { atOrAfter, before, conditionsOf, equals } from "../filter";
import { pageOf, selectRows, type Listing } from "../listing";

const stored = tableOf("StatusChange", "s").columns("userId", "at", "no", "value", "was", "until", "presumed");
export type StatusRow = RowOf<typeof stored>;

const position = z.tuple([z.iso.datetime(), z.string(), z.iso.datetime(), z.number().int()]);
const timeOf = ({ ended }: StatusesFilter) => (ended ? Prisma.sql`s.until` : Prisma.sql`s.at`);

/**
 * Changes of custom statuses, newest first. With `ended`: statuses that ended, newest end first. Throws ServiceError.
 */
export async function listStatuses(query: StatusesQuery): Promise<StatusesAnswer> {
  const now = new Date();
  const after = readCursor(query.cursor, position);
  const next = after === null ? [] : [isBehind(timeOf(query), after)];
  const listing = statusesListing(await appNamed(query.app), query);
  const rows = await db().$queryRaw<StatusRow[]>(selectRows(listing, next, query.limit + 1));
  const { page, nextCursor } = pageOf(rows, query.limit, ({ at, until, userId, no }) =>
    writeCursor([((query.ended ? until : null) ?? at).toISOString(), userId, at.toISOString(), no]),
  );
  return { asOf: now.toISOString(), statuses: page.map(toStatusChange), nextCursor };
}

const isBehind = (time: Prisma.Sql, [last, userId, at, no]: z.output<typeof position>) => Prisma.sql`
  ${time} <= ${new Date(last)}
  AND (${time}, s.user_id, s.at, s.no) < (${new Date(last)}, ${userId}, ${new Date(at)}, ${no})`;

/** The changes that the filter leaves, as StatusRow. */
export function statusesListing(app: App, filter: StatusesFilter): Listing {
  const time = timeOf(filter);
  return {
    columns: stored,
    from: Prisma.sql`status_change AS s`,
    where: [
      Prisma.sql`s.app_id = ${app.id}`,
      ...conditionsOf(filter, {
        app: null,
        from: atOrAfter(time),
        to: before(time),
        user: equals(Prisma.sql`s.user_id`),
        value: equals(Prisma.sql`s.value`),
        was: equals(Prisma.sql`s.was`),
        except: noneOf,
        // A user without a status is in no status that could end.
        ended: (ended) => (ended ? Prisma.sql`s.until IS NOT NULL AND s.value <> ''` : Prisma.sql`true`),
        presumed: equals(Prisma.sql`s.presumed`),
      }),
    ],
    order: Prisma.sql`${time} DESC, s.user_id DESC, s.at DESC, s.no DESC`,
  };
}

function noneOf(except: NonNullable<StatusesFilter["except"]>): Prisma.Sql {
  const values = except.filter((one) => typeof one === "string");
  const pairs = except.filter((one) => typeof one !== "string");
  return Prisma.sql`s.value <> ALL(${values}) AND NOT EXISTS (
    SELECT FROM unnest(
      ${pairs.map(([was]) => was)}::text[], ${pairs.map(([, value]) => value)}::text[]) AS x(was, value)
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
