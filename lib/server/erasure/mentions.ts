import { Prisma } from "../db/client";
import type { User } from "./erased-among";
import { formsOf, jsonNamesUser, namesUser } from "./names-user";

/** Rows outside of the log and its projections that name a user: a query of those that may, and which of them do. */
export interface Mention<Row> {
  select: Prisma.Sql;
  names: (row: Row) => boolean;
}

/** Whether a text may name the user. PostgreSQL finds the few rows that are looked at. */
const mayName = (column: Prisma.Sql, { userId }: User) =>
  Prisma.sql`EXISTS (SELECT FROM unnest(${formsOf(userId)}::text[]) AS form WHERE strpos(${column}, form) > 0)`;

/** A callback that was refused. A body may be no text. */
interface Refused {
  id: bigint;
  receivedAt: Date;
  cause: string;
  error: string;
  method: string;
  path: string;
  query: string;
  body: Uint8Array;
}

/** Refused callbacks of the app, and those that named no app. */
export const refusedNaming = (user: User): Mention<Refused> => ({
  select: Prisma.sql`
    SELECT id, received_at AS "receivedAt", cause, error, method, path, query, body FROM rejected
    WHERE app_id IN (0, ${user.appId}) AND (
      ${mayName(Prisma.sql`concat_ws(' ', error, path, query)`, user)}
      OR EXISTS (SELECT FROM unnest(${formsOf(user.userId)}::text[]) AS form
                 WHERE position(convert_to(form, 'UTF8') IN body) > 0))
    ORDER BY id`,
  names: ({ error, path, query, body }) =>
    [error, path, query, Buffer.from(body).toString()].some((text) => namesUser(text, user.userId)),
});

interface TencentAlert {
  id: bigint;
  receivedAt: Date;
  command: string;
  query: string;
  body: string;
}

export const tencentAlertsNaming = (user: User): Mention<TencentAlert> => ({
  select: Prisma.sql`
    SELECT id, received_at AS "receivedAt", command, query, body FROM tencent_alert
    WHERE app_id = ${user.appId} AND ${mayName(Prisma.sql`concat_ws(' ', query, body)`, user)} ORDER BY id`,
  names: ({ query, body }) => namesUser(query, user.userId) || namesUser(body, user.userId),
});

interface Alert {
  id: string;
  rule: string;
  subject: string;
  since: Date;
  closedAt: Date | null;
  facts: unknown;
}

export const alertsNaming = (user: User): Mention<Alert> => ({
  select: Prisma.sql`
    SELECT id, rule, subject, since, closed_at AS "closedAt", facts FROM alert
    WHERE app_id = ${user.appId} AND (subject = ${user.userId} OR ${mayName(Prisma.sql`facts::text`, user)})
    ORDER BY since, id`,
  names: ({ subject, facts }) => subject === user.userId || jsonNamesUser(facts, user.userId),
});

interface Message {
  id: string;
  createdAt: Date;
  sentAt: Date | null;
  message: unknown;
  error: string | null;
}

export const messagesNaming = (user: User): Mention<Message> => ({
  select: Prisma.sql`
    SELECT d.id, d.created_at AS "createdAt", d.sent_at AS "sentAt", d.message, d.last_error AS error
    FROM alert_delivery AS d JOIN app ON app.id = ${user.appId}
    WHERE d.message#>>'{app,sdkAppId}' IS NOT DISTINCT FROM app.sdk_app_id
      AND ${mayName(Prisma.sql`concat_ws(' ', d.message::text, d.last_error)`, user)}
    ORDER BY d.created_at, d.id`,
  names: ({ message, error }) => jsonNamesUser(message, user.userId) || namesUser(error ?? "", user.userId),
});

interface Marker {
  id: string;
  at: Date;
  text: string;
  source: string;
}

export const markersNaming = (user: User): Mention<Marker> => ({
  select: Prisma.sql`
    SELECT id, at, text, source FROM marker
    WHERE app_id = ${user.appId} AND ${mayName(Prisma.sql`concat_ws(' ', text, source)`, user)} ORDER BY at, id`,
  names: ({ text, source }) => namesUser(text, user.userId) || namesUser(source, user.userId),
});

interface AuditContent {
  entryId: bigint;
  at: Date;
  kind: string;
  endpoint: string;
  actorKind: string;
  userId: string | null;
  detail: string;
}

/** Contents of the audit, of this app or of none. */
export const auditNaming = (user: User): Mention<AuditContent> => ({
  select: Prisma.sql`
    SELECT c.entry_id AS "entryId", a.at, a.kind, a.endpoint, a.actor_kind AS "actorKind", c.user_id AS "userId",
           c.detail
    FROM audit_content AS c JOIN audit_entry AS a ON a.id = c.entry_id
    WHERE coalesce(a.app_id, ${user.appId}) = ${user.appId}
      AND (c.user_id = ${user.userId} OR ${mayName(Prisma.sql`c.detail`, user)})
    ORDER BY c.entry_id`,
  names: (row) => row.userId === user.userId || jsonNamesUser(JSON.parse(row.detail), user.userId),
});
