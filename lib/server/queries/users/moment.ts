import type { Connection, MomentAnswer, StatusSpan, UserAnswer, UserQuery } from "@/lib/contracts/user";
import { formatMessage } from "@/lib/i18n/explanation/format-message";
import { describeMoment } from "@/lib/presence/explain/moment";
import { clientAt } from "@/lib/presence/moment";
import type { Message } from "@/lib/presence/explain/message";
import type { App } from "../../apps/registry";
import { db } from "../../db/client";
import { ServiceError } from "../../errors";
import { findConnections } from "../connections/find";
import { toConnection } from "../connections/row";
import { EVENT_COLUMNS, EVENT_JOINS, toEvent, type EventRow } from "../events/row";
import { describeExplained, explainEnds, toSummary } from "../explain/explain";
import { connectionsOpenAt } from "./connections-open-at";
import type { Presence } from "./presence";

interface UserKey {
  appId: number;
  userId: string;
}

interface MomentInput {
  app: App;
  presence: Presence;
  at: Date;
  query: UserQuery;
  now: Date;
}

/**
 * The state of a user at an instant (docs/presence.md "Moments"), read from the projections. An event at the instant
 * itself has happened. Throws ServiceError if the instant is in the future.
 */
export async function readMoment(input: MomentInput): Promise<Omit<MomentAnswer, keyof UserAnswer>> {
  const { app, presence, at, query, now } = input;
  if (at > now)
    throw new ServiceError("invalid", `at: ${at.toISOString()} lies in the future; it is ${now.toISOString()} now`);
  const user: UserKey = { appId: app.id, userId: presence.userId };
  // Event times have whole milliseconds, so this is the first one after the moment.
  const after = new Date(at.getTime() + 1);
  const [open, lastEnd, next, nextEvent, status] = await Promise.all([
    connectionsOpenAt(user, after),
    readLastEnd(user, after),
    readNext(user, after),
    readNextEvent(user, after),
    readStatus(user, after),
  ]);
  const rows = [...open, ...lastEnd];
  const explanations = await explainEnds(app, rows, now);
  const described = describeExplained(app, rows, explanations, query, now);
  const explained = rows.map((row, i) => ({ connection: toSummary(row), explanation: explanations[i] ?? null }));
  const text = describeMoment({
    at: at.getTime(),
    firstSeenAt: presence.firstSeenAt.getTime(),
    open: explained.slice(0, open.length).reverse(),
    lastEnd: explained[open.length] ?? null,
    ...next,
  });
  const options = {
    locale: query.lang,
    timeZone: query.tz ?? app.timeZone,
    now: now.getTime(),
    endedAt: at.getTime(),
  };
  const format = (message: Message) => formatMessage(message, options);
  const [last, lastExplanation] = [lastEnd[0], described[open.length]?.explanation];
  return {
    at: at.toISOString(),
    stateAt: text.state,
    headlineAt: format(text.headline),
    linesAt: text.lines.map(format),
    onlineAt: open.length > 0,
    connectionsAt: described.slice(0, open.length).map((one) => ({ ...one, client: clientOf(one, at) })),
    statusAt: status,
    lastEndBefore: last && lastExplanation ? { connection: toConnection(last), explanation: lastExplanation } : null,
    nextEventAfter: nextEvent,
  };
}

const ms = (iso: string | null) => (iso === null ? null : Date.parse(iso));

const clientOf = ({ startedAt, endedAt, platform, endCause }: Connection, at: Date) =>
  clientAt({ platform, endCause, startedAt: ms(startedAt), endedAt: ms(endedAt) }, at.getTime());

const readLastEnd = (user: UserKey, before: Date) =>
  findConnections(user, {
    where: { endedAt: { lt: before } },
    orderBy: [{ endedAt: "desc" }, { no: "desc" }],
    take: 1,
  });

/** A user has at most one connection of unknown start on each platform, so few rows lie before the next start. */
const MAX_UNKNOWN_STARTS = 20;

async function readNext(user: UserKey, from: Date) {
  const rows = await findConnections(user, {
    where: { at: { gte: from } },
    orderBy: [{ at: "asc" }, { no: "asc" }],
    take: MAX_UNKNOWN_STARTS,
  });
  const next = rows.map(toSummary);
  return {
    nextStart: next.find((connection) => connection.startedAt !== null) ?? null,
    nextUnknownStart: next[0]?.startedAt === null ? next[0] : null,
  };
}

async function readNextEvent({ appId, userId }: UserKey, from: Date): Promise<MomentAnswer["nextEventAfter"]> {
  const [row] = await db().$queryRaw<EventRow[]>`
    SELECT ${EVENT_COLUMNS} FROM event AS e ${EVENT_JOINS}
    WHERE e.app_id = ${appId} AND e.user_id = ${userId} AND e.event_time >= ${from}
      AND v.verdict IS DISTINCT FROM 'quarantined'
    ORDER BY e.event_time LIMIT 1`;
  return row ? toEvent(row) : null;
}

async function readStatus({ appId, userId }: UserKey, before: Date): Promise<StatusSpan | null> {
  const row = await db().statusChange.findFirst({
    where: { appId, userId, at: { lt: before } },
    orderBy: [{ at: "desc" }, { no: "desc" }],
    select: { value: true, at: true, until: true, presumed: true },
  });
  if (row === null || (row.until !== null && row.until < before)) return null;
  return { ...row, at: row.at.toISOString(), until: row.until?.toISOString() ?? null };
}
