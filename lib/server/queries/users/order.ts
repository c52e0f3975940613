import { z } from "zod";
import type { UsersOrder, UsersQuery } from "@/lib/contracts/users";
import { Prisma } from "../../db/client";
import { allOf } from "../filter";
import { selectRows, type Listing } from "../listing";
import { figureOf } from "./figures";

/** Where a page ended: state, the time or figure that is sorted by (null if the user has none), UserID. */
export const position = z.tuple([z.boolean(), z.union([z.iso.datetime(), z.number().int()]).nullable(), z.string()]);
export type Position = z.output<typeof position>;

/** Times that may be sorted by. Users without one come last in either direction. */
const TIMES = {
  lastEvent: "lastEventAt",
  onlineSince: "onlineSince",
  lastEnd: "lastEndAt",
  firstSeen: "firstSeenAt",
} as const;
const COLUMNS = {
  lastEvent: Prisma.sql`p.last_event_at`,
  onlineSince: Prisma.sql`p.online_since`,
  lastEnd: Prisma.sql`p.last_end_at`,
  firstSeen: Prisma.sql`p.first_seen_at`,
};

const isTime = (sort: UsersOrder["sort"]): sort is keyof typeof TIMES => sort in TIMES;

/** The figure of a user of `usersListing` that the list is sorted by. */
export const FIGURE = Prisma.sql`coalesce(f.n, 0)`;

interface Key {
  online: boolean;
  userId: string;
  /** Null if the order is by no figure. */
  figure: number | null;
}
type Times = Record<(typeof TIMES)[keyof typeof TIMES], Date | null>;

/** Where a page that ends with `row` ends. */
export function positionOf(sort: UsersOrder["sort"], row: Times & Key): Position {
  if (figureOf({ sort }) !== null) return [row.online, row.figure, row.userId];
  const time = row[isTime(sort) ? TIMES[sort] : "lastEventAt"];
  return [row.online, time?.toISOString() ?? null, row.userId];
}

const isDescending = ({ sort, order }: UsersOrder) => (order ?? (sort === "userId" ? "asc" : "desc")) === "desc";

export function orderOf(order: UsersOrder): Prisma.Sql {
  const direction = isDescending(order) ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  if (order.sort === "userId") return Prisma.sql`p.user_id ${direction}`;
  if (figureOf(order) !== null) return Prisma.sql`${FIGURE} DESC, p.user_id DESC`;
  if (!isTime(order.sort)) return Prisma.sql`p.online DESC, p.last_event_at DESC, p.user_id DESC`;
  return Prisma.sql`${COLUMNS[order.sort]} ${direction} NULLS LAST, p.user_id ${direction}`;
}

/**
 * The page behind `after`. Online first, newest event and UserID are read from an index, the others are sorted. By a
 * figure, the keys are sorted without the rows.
 */
export function selectPage(listing: Listing, query: UsersQuery, after: Position | null): Prisma.Sql {
  const limit = query.limit + 1;
  const next = after === null ? [] : [isBehind(query, after)];
  if (figureOf(query) !== null) {
    const where = allOf([...listing.where, ...next]);
    const keys = Prisma.sql`
      SELECT p.app_id, p.user_id, ${FIGURE} AS n FROM ${listing.from} WHERE ${where}
      ORDER BY ${listing.order} LIMIT ${limit}`;
    const from = Prisma.sql`(${keys}) AS f JOIN presence AS p ON p.app_id = f.app_id AND p.user_id = f.user_id`;
    return selectRows({ ...listing, from, where: [] });
  }
  if (query.sort !== "lastEvent") return selectRows(listing, next, limit);
  // The index has the state before the time: each half of it is in order.
  const direction = isDescending(query) ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const order = Prisma.sql`p.last_event_at ${direction}, p.user_id ${direction}`;
  const half = (online: boolean) =>
    selectRows({ ...listing, order }, [Prisma.sql`p.online = ${online}`, ...next], limit);
  return Prisma.sql`
    SELECT * FROM ((${half(true)}) UNION ALL (${half(false)})) AS both_states
    ORDER BY "lastEventAt" ${direction}, "userId" ${direction} LIMIT ${limit}`;
}

function isBehind(order: UsersOrder, [online, value, userId]: Position): Prisma.Sql {
  if (figureOf(order) !== null) return Prisma.sql`(${FIGURE}, p.user_id) < (${Number(value)}, ${userId})`;
  const beyond = isDescending(order) ? Prisma.sql`<` : Prisma.sql`>`;
  if (order.sort === "userId") return Prisma.sql`p.user_id ${beyond} ${userId}`;
  const at = value === null ? null : new Date(value);
  if (!isTime(order.sort)) return Prisma.sql`(p.online, p.last_event_at, p.user_id) < (${online}, ${at}, ${userId})`;
  const column = COLUMNS[order.sort];
  if (at === null) return Prisma.sql`${column} IS NULL AND p.user_id ${beyond} ${userId}`;
  const next = Prisma.sql`(${column}, p.user_id) ${beyond} (${at}, ${userId})`;
  return order.sort === "onlineSince" || order.sort === "lastEnd" ? Prisma.sql`(${next} OR ${column} IS NULL)` : next;
}
