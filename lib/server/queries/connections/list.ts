import { z } from "zod";
import type { ConnectionsAnswer, ConnectionsQuery, ListedConnection } from "@/lib/contracts/connections";
import { appNamed } from "../../apps/registry";
import { db, Prisma } from "../../db/client";
import { readCursor, writeCursor } from "../../paging/cursor";
import { pageOf, selectRows } from "../listing";
import { connectionsListing } from "./listing";
import { isByStart } from "./open-during";
import { toConnection, type ConnectionRow } from "./row";

const position = z.tuple([z.iso.datetime(), z.string(), z.iso.datetime(), z.number().int()]);

/**
 * Ended connections, newest end first. With `openAt` or `touchedFrom`: connections open then, newest start first.
 * Throws ServiceError.
 */
export async function listConnections(query: ConnectionsQuery): Promise<ConnectionsAnswer> {
  const now = new Date();
  const after = readCursor(query.cursor, position);
  const listing = await connectionsListing(await appNamed(query.app), query);
  const byStart = isByStart(query);
  const next = after === null ? [] : [isBehind(byStart, after)];
  const rows = await db().$queryRaw<ConnectionRow[]>(selectRows(listing, next, query.limit + 1));
  const { page, nextCursor } = pageOf(rows, query.limit, ({ at, endedAt, userId, no }) =>
    writeCursor([((byStart ? null : endedAt) ?? at).toISOString(), userId, at.toISOString(), no]),
  );
  return { asOf: now.toISOString(), connections: page.map(toListed), nextCursor };
}

function isBehind(byStart: boolean, [text, userId, at, no]: z.output<typeof position>): Prisma.Sql {
  const column = byStart ? Prisma.sql`c.at` : Prisma.sql`c.ended_at`;
  const time = new Date(text);
  return Prisma.sql`
    ${column} <= ${time} AND (${column}, c.user_id, c.at, c.no) < (${time}, ${userId}, ${new Date(at)}, ${no})`;
}

/** A connection as lists show it. `durationMs` is null if the start is not known, and while it is open. */
export function toListed(row: ConnectionRow): ListedConnection {
  const { userId, startedAt, endedAt } = row;
  return { userId, ...toConnection(row), durationMs: startedAt && endedAt && endedAt.getTime() - startedAt.getTime() };
}
