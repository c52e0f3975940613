import type { App } from "../../apps/registry";
import { db } from "../../db/client";
import { ServiceError } from "../../errors";

/** The presence row of a user. Throws ServiceError if no callback about the user was ever received. */
export async function presenceOf(app: App, userId: string) {
  const presence = await db().presence.findUnique({ where: { appId_userId: { appId: app.id, userId } } });
  if (presence === null)
    throw new ServiceError("not_found", `No callback about ${JSON.stringify(userId)} was received yet`);
  return presence;
}

export type Presence = Awaited<ReturnType<typeof presenceOf>>;
