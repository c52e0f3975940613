import { z } from "zod";
import type { UsersOrder, UsersQuery } from "@/lib/contracts/users";
import { Prisma } from "../../db/client";
import { selectRows, type Listing } from "../listing";

/** Where a page ended: state, the time that is sorted by (null if the user has none), UserID. */
export const position = z.tuple([z.boolean(), z.iso.datetime().nullable(), z.string()]);
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

type Times = Record<(typeof TIMES)[keyof typeof TIMES], Date | null>;

/** Where a page that ends with `row` ends. */
export function positionOf(sort: UsersOrder["sort"], row: Times & { online: boolean; userId: string }): Position {
  const time = row[sort === "online" || sort === "userId" ? "lastEventAt" : TIMES[sort]];
  return [row.online, time?.toISOString() ?? null, row.userId];
}

const isDescending = ({ sort, order }: UsersOrder) => (order ?? (sort === "userId" ? "asc" : "desc")) === "desc";

export function orderOf(order: UsersOrder): Prisma.Sql {
  const direction = isDescending(order) ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  if (order.sort === "userId") return Prisma.sql`p.user_id ${direction}`;
  if (order.sort === "online") return Prisma.sql`p.online DESC, p.last_event_at DESC, p.user_id DESC`;
  return Prisma.sql`${COLUMNS[order.sort]} ${direction} NULLS LAST, p.user_id ${direction}`;
}

/** The page behind `after`. Online first, newest event and UserID are read from an index, the others are sorted. */
export function selectPage(listing: Listing, query: UsersQuery, after: Position | null): Prisma.Sql {
  const limit = query.limit + 1;
  const next = after === null ? [] : [isBehind(query, after)];
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

function isBehind(order: UsersOrder, [online, text, userId]: Position): Prisma.Sql {
  const beyond = isDescending(order) ? Prisma.sql`<` : Prisma.sql`>`;
  if (order.sort === "userId") return Prisma.sql`p.user_id ${beyond} ${userId}`;
  const at = text === null ? null : new Date(text);
  if (order.sort === "online")
    return Prisma.sql`(p.online, p.last_event_at, p.user_id) < (${online}, ${at}, ${userId})`;
  const column = COLUMNS[order.sort];
  if (at === null) return Prisma.sql`${column} IS NULL AND p.user_id ${beyond} ${userId}`;
  const next = Prisma.sql`(${column}, p.user_id) ${beyond} (${at}, ${userId})`;
  return order.sort === "onlineSince" || order.sort === "lastEnd" ? Prisma.sql`(${next} OR ${column} IS NULL)` : next;
}
