import { z } from "zod";
import type { EventsAnswer, EventsQuery } from "@/lib/contracts/event";
import { appFor } from "../apps";
import { db, Prisma } from "../db/client";
import { readCursor, writeCursor } from "../http/cursor";
import { EVENT_COLUMNS, EVENT_JOINS, PLAIN_VERDICT, toEvent, type EventRow } from "./event-row";

const position = z.tuple([z.iso.datetime(), z.string(), z.string().regex(/^[0-9a-f]*$/)]);
/** Verdicts that only event_verdict knows of: there the search begins. */
const NOTED: readonly string[] = ["echo", "stale", "unmatched"];

/** Stored callbacks, newest event time first. */
export async function listEvents(query: EventsQuery): Promise<EventsAnswer> {
  const app = await appFor(query.app);
  const after = readCursor(query.cursor, position);
  const noted = query.verdict !== undefined && NOTED.includes(query.verdict);
  const where = [
    Prisma.sql`e.app_id = ${app.id}`,
    ...(query.from === undefined ? [] : [Prisma.sql`e.event_time >= ${new Date(query.from)}`]),
    ...(query.to === undefined ? [] : [Prisma.sql`e.event_time < ${new Date(query.to)}`]),
    ...(query.user === undefined ? [] : [Prisma.sql`e.user_id = ${query.user}`]),
    ...(query.action === undefined ? [] : [Prisma.sql`e.action = ${query.action}`]),
    ...(query.reason === undefined ? [] : [Prisma.sql`e.reason = ${query.reason}`]),
    ...(query.platform === undefined ? [] : [Prisma.sql`e.platform = ${query.platform}`]),
    ...(noted ? [Prisma.sql`v.verdict = ${query.verdict}`] : []),
    ...(query.verdict !== undefined && !noted ? [Prisma.sql`v.verdict IS NULL AND ${PLAIN_VERDICT} = ${query.verdict}`] : []),
    ...(after === null ? [] : [Prisma.sql`
      e.event_time <= ${new Date(after[0])}
      AND (e.event_time, e.user_id, e.identity) < (${new Date(after[0])}, ${after[1]}, decode(${after[2]}, 'hex'))`]),
  ];
  const rows = await db().$queryRaw<EventRow[]>`
    SELECT ${EVENT_COLUMNS} FROM event AS e ${EVENT_JOINS} WHERE ${Prisma.join(where, " AND ")}
    ORDER BY e.event_time DESC, e.user_id DESC, e.identity DESC LIMIT ${query.limit + 1}`;
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  const more = rows.length > query.limit && last !== undefined;
  return {
    events: page.map(toEvent),
    nextCursor: more ? writeCursor([last.eventTime.toISOString(), last.userId, last.identity]) : null,
  };
}
