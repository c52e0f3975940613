import { db } from "../../db/client";
import { readUser } from "../../queries/users/user";
import type { ObserveApp } from "./observation";

/** The online state of a watched user differs from the last one that was reported. */
export const watchedUsers: ObserveApp = async (app, { now }) => {
  const watches = await db().alertWatch.findMany({ where: { appId: app.id, expiresAt: { gt: now } } });
  const presences = await db().presence.findMany({
    where: { appId: app.id, userId: { in: watches.map(({ userId }) => userId) } },
  });
  const changed = presences.filter(({ userId, online }) =>
    watches.some((watch) => watch.userId === userId && watch.online !== online),
  );
  return Promise.all(
    changed.map(async ({ userId, online, onlineSince, lastEndAt, lastEventAt }) => {
      const at = ((online ? onlineSince : lastEndAt) ?? lastEventAt).getTime();
      const reason = online ? null : { en: await whyOffline(userId, "en"), "zh-CN": await whyOffline(userId, "zh-CN") };
      return { subject: userId, seen: at, facts: { rule: "watched_user" as const, userId, online, at, reason } };
    }),
  );

  async function whyOffline(userId: string, lang: "en" | "zh-CN"): Promise<string> {
    const { whyOffline } = await readUser({ app: app.sdkAppId, id: userId, lang, tz: app.timeZone });
    return whyOffline?.headline ?? "";
  }
};
