import { z } from "zod";
import type { UserRow, UsersAnswer, UsersFilter, UsersOrder, UsersQuery } from "@/lib/contracts/users";
import type { EndCause } from "@/lib/presence/types";
import type { Platform } from "@/lib/protocol/platform";
import { HOUR } from "@/lib/time/units";
import { appFor, type App } from "../../apps/registry";
import { db, Prisma } from "../../db/client";
import { readCursor, writeCursor } from "../../paging/cursor";
import { pageOf, rangeOf, selectRows, when, type Listing } from "../listing";
import { absencesIn } from "../stats/incident-recovery";
import { FLAPPING_PER_HOUR } from "./totals";

export interface PresenceRow {
  userId: string;
  online: boolean;
  platforms: Platform[];
  onlineSince: Date | null;
  firstSeenAt: Date;
  lastEventAt: Date;
  lastEndCause: EndCause | null;
  lastEndAt: Date | null;
  customStatus: string | null;
}

/** State, the value that is sorted by where it is a time (null where it has none), UserID. */
const position = z.tuple([z.boolean(), z.iso.datetime().nullable(), z.string()]);
type Position = z.output<typeof position>;

/** Times that may be sorted by; who has none comes last whichever way round. */
const TIMES = {
  lastEvent: { column: Prisma.sql`p.last_event_at`, of: (row: PresenceRow) => row.lastEventAt },
  onlineSince: { column: Prisma.sql`p.online_since`, of: (row: PresenceRow) => row.onlineSince },
  lastEnd: { column: Prisma.sql`p.last_end_at`, of: (row: PresenceRow) => row.lastEndAt },
  firstSeen: { column: Prisma.sql`p.first_seen_at`, of: (row: PresenceRow) => row.firstSeenAt },
} as const;

/** Users ever seen, by default online first and then by newest event. */
export async function listUsers(query: UsersQuery): Promise<UsersAnswer> {
  const app = await appFor(query.app);
  const now = new Date();
  const after = readCursor(query.cursor, position);
  const listing = usersListing(app, query, now);
  const rows = await db().$queryRaw<PresenceRow[]>(selectPage(listing, query, after));
  const at = (row: PresenceRow) =>
    query.sort === "online" || query.sort === "userId" ? row.lastEventAt : TIMES[query.sort].of(row);
  const { page, nextCursor } = pageOf(rows, query.limit, (last) =>
    writeCursor([last.online, at(last)?.toISOString() ?? null, last.userId]),
  );
  const stale = staleBefore(app, now);
  return { asOf: now.toISOString(), users: page.map((row) => toUser(row, stale)), nextCursor };
}

/** What the filter leaves of the users at `now`, as PresenceRow. */
export function usersListing(app: App, filter: UsersFilter & UsersOrder, now: Date): Listing {
  return {
    columns: Prisma.sql`
      p.user_id AS "userId", p.online, p.platforms, p.online_since AS "onlineSince", p.first_seen_at AS "firstSeenAt",
      p.last_event_at AS "lastEventAt", p.last_end_cause AS "lastEndCause", p.last_end_at AS "lastEndAt",
      CASE WHEN p.status_presumed_cleared_at IS NULL THEN nullif(p.custom_status, '') END AS "customStatus"`,
    from: Prisma.sql`presence AS p`,
    where: conditions(app, filter, now),
    order: orderOf(filter),
  };
}

function conditions(app: App, filter: UsersFilter, now: Date): Prisma.Sql[] {
  const spans = Prisma.sql`SELECT s.user_id FROM online_span AS s WHERE s.app_id = ${app.id}`;
  const seen = [
    ...when(filter.seenFrom, (from) => Prisma.sql`(s.until >= ${new Date(from)} OR s.until IS NULL)`),
    ...when(filter.seenTo, (to) => Prisma.sql`s.at < ${new Date(to)}`),
  ];
  const ended = [
    ...when(filter.endedFrom, (from) => Prisma.sql`c.ended_at >= ${new Date(from)}`),
    ...when(filter.endedTo, (to) => Prisma.sql`c.ended_at < ${new Date(to)}`),
  ];
  return [
    Prisma.sql`p.app_id = ${app.id}`,
    ...when(filter.state, (state) => Prisma.sql`p.online = ${state !== "offline"}`),
    ...(filter.state === "unverified" ? [Prisma.sql`p.last_event_at < ${staleBefore(app, now)}`] : []),
    ...when(filter.platform, (platform) => Prisma.sql`p.platforms @> ARRAY[${platform}]`),
    ...when(filter.cause, (cause) => Prisma.sql`p.last_end_cause = ${cause}`),
    ...when(
      filter.status,
      (status) => Prisma.sql`p.custom_status = ${status} AND p.status_presumed_cleared_at IS NULL`,
    ),
    ...when(
      filter.statusExcept,
      (values) => Prisma.sql`p.custom_status <> ALL(${values}) AND p.status_presumed_cleared_at IS NULL`,
    ),
    // Said apart, because only then the index of the set statuses may be used.
    ...(filter.status || filter.statusExcept ? [Prisma.sql`p.custom_status <> ''`] : []),
    ...when(
      filter.q || undefined,
      (q) => Prisma.sql`
      p.user_id IN (SELECT user_id FROM account WHERE app_id = ${app.id} AND user_id ILIKE ${`%${q.replace(/[\\%_]/g, "\\$&")}%`})`,
    ),
    ...when(
      filter.flapping,
      (flapping) => Prisma.sql`p.user_id ${flapping ? Prisma.sql`IN` : Prisma.sql`NOT IN`} (
      SELECT c.user_id FROM connection AS c
      WHERE c.app_id = ${app.id} AND c.at > ${new Date(now.getTime() - HOUR)} AND c.started_at IS NOT NULL
      GROUP BY c.user_id HAVING count(*) >= ${FLAPPING_PER_HOUR})`,
    ),
    ...(seen.length === 0 ? [] : [Prisma.sql`p.user_id IN (${spans} AND ${Prisma.join(seen, " AND ")})`]),
    ...(ended.length === 0
      ? []
      : [
          Prisma.sql`
      p.user_id IN (SELECT c.user_id FROM connection AS c WHERE c.app_id = ${app.id} AND ${Prisma.join(ended, " AND ")})`,
        ]),
    ...(filter.back === undefined && filter.backWithinMs === undefined
      ? []
      : [Prisma.sql`p.user_id IN (${cameBack(app, filter)})`]),
    ...when(filter.onlineAt, (text) => {
      const t = new Date(text);
      return Prisma.sql`p.user_id IN (${spans} AND s.at <= ${t} AND (s.until > ${t} OR s.until IS NULL))`;
    }),
  ];
}

/** Of the users whose connections ended within a range, those who came back, did not, or never left. */
function cameBack(app: App, { endedFrom, endedTo, back, backWithinMs }: UsersFilter): Prisma.Sql {
  const { from, to } = rangeOf({ from: endedFrom, to: endedTo });
  const state = {
    back: Prisma.sql`ms IS NOT NULL`,
    away: Prisma.sql`left_at IS NOT NULL AND ms IS NULL`,
    stayed: Prisma.sql`left_at IS NULL`,
  };
  const conditions = [...when(back, (name) => state[name]), ...when(backWithinMs, (ms) => Prisma.sql`ms <= ${ms}`)];
  return Prisma.sql`
    SELECT w.user_id FROM (${absencesIn({ appId: app.id, from: new Date(from), to: new Date(to) })}) AS w
    WHERE ${Prisma.join(conditions, " AND ")}`;
}

const isDown = ({ sort, order }: UsersOrder) => (order ?? (sort === "userId" ? "asc" : "desc")) === "desc";

function orderOf(order: UsersOrder): Prisma.Sql {
  const way = isDown(order) ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  if (order.sort === "userId") return Prisma.sql`p.user_id ${way}`;
  if (order.sort === "online") return Prisma.sql`p.online DESC, p.last_event_at DESC, p.user_id DESC`;
  return Prisma.sql`${TIMES[order.sort].column} ${way} NULLS LAST, p.user_id ${way}`;
}

/** A page behind `after`. Online first, newest event and UserID are read from an index, the others sorted. */
function selectPage(listing: Listing, query: UsersQuery, after: Position | null): Prisma.Sql {
  const limit = query.limit + 1;
  if (query.sort !== "lastEvent") return selectRows(listing, after === null ? [] : [behind(query, after)], limit);
  // The index has the state before the time: each half of it is in order.
  const way = isDown(query) ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const order = Prisma.sql`p.last_event_at ${way}, p.user_id ${way}`;
  const half = (online: boolean) =>
    selectRows(
      { ...listing, order },
      [Prisma.sql`p.online = ${online}`, ...(after === null ? [] : [behind(query, after)])],
      limit,
    );
  return Prisma.sql`
    SELECT * FROM ((${half(true)}) UNION ALL (${half(false)})) AS both_states
    ORDER BY "lastEventAt" ${way}, "userId" ${way} LIMIT ${limit}`;
}

function behind(order: UsersOrder, [online, text, userId]: Position): Prisma.Sql {
  const beyond = isDown(order) ? Prisma.sql`<` : Prisma.sql`>`;
  if (order.sort === "userId") return Prisma.sql`p.user_id ${beyond} ${userId}`;
  const at = text === null ? null : new Date(text);
  if (order.sort === "online")
    return Prisma.sql`(p.online, p.last_event_at, p.user_id) < (${online}, ${at}, ${userId})`;
  const { column } = TIMES[order.sort];
  if (at === null) return Prisma.sql`${column} IS NULL AND p.user_id ${beyond} ${userId}`;
  const next = Prisma.sql`(${column}, p.user_id) ${beyond} (${at}, ${userId})`;
  return order.sort === "onlineSince" || order.sort === "lastEnd" ? Prisma.sql`(${next} OR ${column} IS NULL)` : next;
}

/** Users whose newest event is older are online unverified. */
export const staleBefore = (app: App, now: Date) => new Date(now.getTime() - app.staleAfterMs);

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
