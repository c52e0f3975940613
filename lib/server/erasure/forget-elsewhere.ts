import { randomBytes } from "node:crypto";
import { Prisma, projectorDb } from "../db/client";
import type { User } from "./erased-among";
import { formsOf, jsonNamesUser, namesUser, withoutUser } from "./names-user";

/** What stands in a note in place of a UserID. */
const ERASED_NAME = "[erased]";

/**
 * Erases what names a user outside of the log and its projections: refused callbacks, alerts and their messages,
 * watches, and contents of the audit, whose number it returns. Markers keep their text without the UserID. Done again,
 * it finds nothing. Throws what the database throws.
 */
export async function forgetElsewhere(user: User): Promise<number> {
  await forgetRefused(user);
  await forgetAlerts(user);
  await forgetInMarkers(user);
  return forgetInAudit(user);
}

/** Whether a text may name the user. PostgreSQL finds the few rows that are looked at. */
const mayName = (column: Prisma.Sql, { userId }: User) =>
  Prisma.sql`EXISTS (SELECT FROM unnest(${formsOf(userId)}::text[]) AS form WHERE strpos(${column}, form) > 0)`;

async function forgetRefused(user: User): Promise<void> {
  const { appId, userId } = user;
  const refused = await projectorDb().$queryRaw<{ id: bigint; texts: string[]; body: Uint8Array }[]>`
    SELECT id, ARRAY[error, path, query] AS texts, body FROM rejected
    WHERE app_id IN (0, ${appId}) AND (
      ${mayName(Prisma.sql`concat_ws(' ', error, path, query)`, user)}
      OR EXISTS (SELECT FROM unnest(${formsOf(userId)}::text[]) AS form
                 WHERE position(convert_to(form, 'UTF8') IN body) > 0))`;
  const named = refused.filter(({ texts, body }) =>
    [...texts, Buffer.from(body).toString()].some((text) => namesUser(text, userId)),
  );
  await projectorDb().rejected.deleteMany({ where: { id: { in: named.map(({ id }) => id) } } });
}

async function forgetAlerts(user: User): Promise<void> {
  const { appId, userId } = user;
  const db = projectorDb();
  const [alerts, messages, tencent] = await Promise.all([
    db.$queryRaw<{ id: string; subject: string; facts: unknown }[]>`
      SELECT id, subject, facts FROM alert
      WHERE app_id = ${appId} AND (subject = ${userId} OR ${mayName(Prisma.sql`facts::text`, user)})`,
    db.$queryRaw<{ id: string; message: unknown; error: string | null }[]>`
      SELECT d.id, d.message, d.last_error AS error FROM alert_delivery AS d JOIN app ON app.id = ${appId}
      WHERE d.message#>>'{app,sdkAppId}' IS NOT DISTINCT FROM app.sdk_app_id
        AND ${mayName(Prisma.sql`concat_ws(' ', d.message::text, d.last_error)`, user)}`,
    db.$queryRaw<{ id: bigint; text: string }[]>`
      SELECT id, concat_ws(' ', query, body) AS text FROM tencent_alert
      WHERE app_id = ${appId} AND ${mayName(Prisma.sql`concat_ws(' ', query, body)`, user)}`,
  ]);
  const idsOf = <Id>(rows: readonly { id: Id }[]) => rows.map(({ id }) => id);
  const ofUser = idsOf(alerts.filter(({ subject, facts }) => subject === userId || jsonNamesUser(facts, userId)));
  const sent = idsOf(
    messages.filter(({ message, error }) => jsonNamesUser(message, userId) || namesUser(error ?? "", userId)),
  );
  const callbacks = idsOf(tencent.filter(({ text }) => namesUser(text, userId)));
  await db.$transaction([
    db.alertWatch.deleteMany({ where: { appId, userId } }),
    db.alertDelivery.deleteMany({ where: { OR: [{ alertId: { in: ofUser } }, { id: { in: sent } }] } }),
    db.alert.deleteMany({ where: { id: { in: ofUser } } }),
    db.tencentAlert.deleteMany({ where: { id: { in: callbacks } } }),
  ]);
}

/** The id of a marker is a hash of its text, so it changes too. */
async function forgetInMarkers(user: User): Promise<void> {
  const { appId, userId } = user;
  const markers = await projectorDb().$queryRaw<{ id: string; text: string; source: string }[]>`
    SELECT id, text, source FROM marker
    WHERE app_id = ${appId} AND ${mayName(Prisma.sql`concat_ws(' ', text, source)`, user)}`;
  for (const { id, text, source } of markers) {
    if (!namesUser(text, userId) && !namesUser(source, userId)) continue;
    await projectorDb().marker.update({
      where: { appId_id: { appId, id } },
      data: {
        id: randomBytes(12).toString("hex"),
        text: withoutUser(text, userId, ERASED_NAME),
        source: withoutUser(source, userId, ERASED_NAME),
      },
    });
  }
}

async function forgetInAudit(user: User): Promise<number> {
  const { appId, userId } = user;
  const contents = await projectorDb().$queryRaw<{ entryId: bigint; userId: string | null; detail: string }[]>`
    SELECT c.entry_id AS "entryId", c.user_id AS "userId", c.detail
    FROM audit_content AS c JOIN audit_entry AS a ON a.id = c.entry_id
    WHERE coalesce(a.app_id, ${appId}) = ${appId}
      AND (c.user_id = ${userId} OR ${mayName(Prisma.sql`c.detail`, user)})`;
  const named = contents.filter((c) => c.userId === userId || jsonNamesUser(JSON.parse(c.detail), userId));
  const { count } = await projectorDb().auditContent.deleteMany({
    where: { entryId: { in: named.map(({ entryId }) => entryId) } },
  });
  return count;
}
