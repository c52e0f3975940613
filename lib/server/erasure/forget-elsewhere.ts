import { randomBytes } from "node:crypto";
import { projectorDb } from "../db/client";
import type { User } from "./erased-among";
import {
  alertsNaming,
  auditNaming,
  markersNaming,
  messagesNaming,
  refusedNaming,
  tencentAlertsNaming,
  type Mention,
} from "./mentions";
import { withoutUser } from "./names-user";

/** What stands in a note in place of a UserID. */
const ERASED_NAME = "[erased]";

/**
 * Erases what names a user outside of the log and its projections: refused callbacks, alerts and their messages,
 * watches, and contents of the audit, whose number it returns. Markers keep their text without the UserID. Done again,
 * it finds nothing. Throws what the database throws.
 */
export async function forgetElsewhere(user: User): Promise<number> {
  const db = projectorDb();
  const [refused, callbacks, alerts, messages] = [
    await idsOf(refusedNaming(user)),
    await idsOf(tencentAlertsNaming(user)),
    await idsOf(alertsNaming(user)),
    await idsOf(messagesNaming(user)),
  ];
  await db.$transaction([
    db.rejected.deleteMany({ where: { id: { in: refused } } }),
    db.tencentAlert.deleteMany({ where: { id: { in: callbacks } } }),
    db.alertWatch.deleteMany({ where: user }),
    db.alertDelivery.deleteMany({ where: { OR: [{ alertId: { in: alerts } }, { id: { in: messages } }] } }),
    db.alert.deleteMany({ where: { id: { in: alerts } } }),
  ]);
  await forgetInMarkers(user);
  const contents = await rowsOf(auditNaming(user));
  const entryIds = contents.map(({ entryId }) => entryId);
  return (await db.auditContent.deleteMany({ where: { entryId: { in: entryIds } } })).count;
}

const rowsOf = async <Row>({ select, names }: Mention<Row>): Promise<Row[]> =>
  (await projectorDb().$queryRaw<Row[]>(select)).filter(names);

const idsOf = async <Row extends { id: unknown }>(mention: Mention<Row>): Promise<Row["id"][]> =>
  (await rowsOf(mention)).map(({ id }) => id);

/** The id of a marker is a hash of its text, so it changes too. */
async function forgetInMarkers(user: User): Promise<void> {
  const { appId, userId } = user;
  for (const { id, text, source } of await rowsOf(markersNaming(user)))
    await projectorDb().marker.update({
      where: { appId_id: { appId, id } },
      data: {
        id: randomBytes(12).toString("hex"),
        text: withoutUser(text, userId, ERASED_NAME),
        source: withoutUser(source, userId, ERASED_NAME),
      },
    });
}
