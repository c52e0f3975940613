import type { Watch } from "@/lib/contracts/alerts";
import { DAY } from "@/lib/time/units";
import { appNamed } from "../apps/registry";
import { db, type Prisma } from "../db/client";
import { ServiceError } from "../errors";
import { channelsOf, enabledChannels, readRules } from "./rule-settings";

/** A watch expires, so that notifications about a closed case stop. */
export const WATCH_MS = DAY;

type Row = Prisma.AlertWatchGetPayload<Record<never, never>>;

/** Users of an app who are watched, newest first, and the number of channels that are notified. Throws ServiceError. */
export async function readWatches(
  sdkAppId: string | undefined,
  now: Date,
): Promise<{ watches: Watch[]; reaches: number }> {
  const { id } = await appNamed(sdkAppId);
  const [rows, rules, channels] = await Promise.all([
    db().alertWatch.findMany({
      where: { appId: id, expiresAt: { gt: now } },
      orderBy: [{ createdAt: "desc" }, { userId: "asc" }],
    }),
    readRules(id),
    enabledChannels(),
  ]);
  const rule = rules.find((one) => one.rule === "watched_user" && one.enabled);
  return { watches: rows.map(toWatch), reaches: rule === undefined ? 0 : channelsOf(rule, id, channels).length };
}

/** Watches a user for a day. An existing watch is renewed. Throws ServiceError for a user never seen. */
export async function watchUser(
  { app, id: userId }: { app?: string | undefined; id: string },
  createdBy: string,
  now: Date,
): Promise<Watch> {
  const { id: appId } = await appNamed(app);
  const presence = await db().presence.findUnique({ where: { appId_userId: { appId, userId } } });
  if (presence === null) throw new ServiceError("not_found", `No callback named the user ${userId} in this app yet`);
  const data = { createdAt: now, expiresAt: new Date(now.getTime() + WATCH_MS), createdBy, online: presence.online };
  const row = await db().alertWatch.upsert({
    where: { appId_userId: { appId, userId } },
    create: { appId, userId, ...data },
    update: data,
  });
  return toWatch(row);
}

/** Stops watching a user. Throws ServiceError if nobody watches. */
export async function unwatchUser({ app, id: userId }: { app?: string | undefined; id: string }): Promise<void> {
  const { id: appId } = await appNamed(app);
  const { count } = await db().alertWatch.deleteMany({ where: { appId, userId } });
  if (count === 0) throw new ServiceError("not_found", `The user ${userId} is not watched`);
}

function toWatch({ userId, createdAt, expiresAt, createdBy }: Row): Watch {
  return { userId, createdBy, createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() };
}
