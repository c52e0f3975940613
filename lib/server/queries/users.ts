import { z } from "zod";
import type { UserRow, UsersAnswer, UsersQuery } from "@/lib/contracts/users";
import type { EndCause } from "@/lib/presence/types";
import type { Platform } from "@/lib/protocol/platform";
import { appFor, type App } from "../apps";
import { db, Prisma } from "../db/client";
import { readCursor, writeCursor } from "../http/cursor";

interface Row {
  userId: string;
  online: boolean;
  platforms: Platform[];
  onlineSince: Date | null;
  lastEventAt: Date;
  lastEndCause: EndCause | null;
  lastEndAt: Date | null;
  customStatus: string | null;
}

const position = z.tuple([z.boolean(), z.iso.datetime(), z.string()]);

/** Users ever seen, by default online first and then by newest event. */
export async function listUsers(query: UsersQuery): Promise<UsersAnswer> {
  const app = await appFor(query.app);
  const now = new Date();
  const stale = new Date(now.getTime() - app.staleAfterMs);
  const select = (where: Prisma.Sql[], order: Prisma.Sql) => Prisma.sql`
    SELECT user_id AS "userId", online, platforms, online_since AS "onlineSince", last_event_at AS "lastEventAt",
      last_end_cause AS "lastEndCause", last_end_at AS "lastEndAt",
      CASE WHEN status_presumed_cleared_at IS NULL THEN nullif(custom_status, '') END AS "customStatus"
    FROM presence AS p WHERE ${Prisma.join(where, " AND ")} ORDER BY ${order} LIMIT ${query.limit + 1}`;
  const rows = await db().$queryRaw<Row[]>(page(query, filters(query, app, stale), select));

  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const more = rows.length > query.limit && last !== undefined;
  return {
    asOf: now.toISOString(),
    users: shown.map((row) => toUser(row, stale)),
    nextCursor: more ? writeCursor([last.online, last.lastEventAt.toISOString(), last.userId]) : null,
  };
}

/** One order each, read from an index; the cursor holds what any of them needs. */
function page(query: UsersQuery, where: Prisma.Sql[], select: (where: Prisma.Sql[], order: Prisma.Sql) => Prisma.Sql): Prisma.Sql {
  const after = readCursor(query.cursor, position);
  const [online, at, userId] = after ?? [true, "", ""];
  switch (query.sort) {
    case "userId":
      return select(after === null ? where : [...where, Prisma.sql`user_id > ${userId}`], Prisma.sql`user_id`);
    case "online":
      return select(
        after === null ? where : [...where, Prisma.sql`(online, last_event_at, user_id) < (${online}, ${new Date(at)}, ${userId})`],
        Prisma.sql`online DESC, last_event_at DESC, user_id DESC`,
      );
    case "lastEvent": {
      const next = after === null ? [] : [Prisma.sql`(last_event_at, user_id) < (${new Date(at)}, ${userId})`];
      const order = Prisma.sql`last_event_at DESC, user_id DESC`;
      const half = (state: boolean) => select([...where, Prisma.sql`online = ${state}`, ...next], order);
      return Prisma.sql`
        SELECT * FROM ((${half(true)}) UNION ALL (${half(false)})) AS both_states
        ORDER BY "lastEventAt" DESC, "userId" DESC LIMIT ${query.limit + 1}`;
    }
  }
}

function filters(query: UsersQuery, app: App, stale: Date): Prisma.Sql[] {
  const pattern = query.q && `%${query.q.replace(/[\\%_]/g, "\\$&")}%`;
  return [
    Prisma.sql`app_id = ${app.id}`,
    ...(query.state === undefined ? [] : [Prisma.sql`online = ${query.state !== "offline"}`]),
    ...(query.state === "unverified" ? [Prisma.sql`last_event_at < ${stale}`] : []),
    ...(query.platform === undefined ? [] : [Prisma.sql`platforms @> ARRAY[${query.platform}]`]),
    ...(query.cause === undefined ? [] : [Prisma.sql`last_end_cause = ${query.cause}`]),
    ...(query.status === undefined ? [] : [Prisma.sql`custom_status = ${query.status} AND status_presumed_cleared_at IS NULL`]),
    ...(pattern ? [Prisma.sql`user_id IN (SELECT user_id FROM account WHERE app_id = ${app.id} AND user_id ILIKE ${pattern})`] : []),
  ];
}

function toUser(row: Row, stale: Date): UserRow {
  return {
    ...row,
    unverified: row.online && row.lastEventAt < stale,
    platforms: [...new Set(row.platforms)],
    onlineSince: row.onlineSince?.toISOString() ?? null,
    lastEventAt: row.lastEventAt.toISOString(),
    lastEndAt: row.lastEndAt?.toISOString() ?? null,
  };
}
