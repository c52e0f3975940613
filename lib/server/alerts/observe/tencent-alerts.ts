import { readOverLimit } from "@/lib/alerts/tencent";
import { groupBy } from "@/lib/group-by";
import { MINUTE } from "@/lib/time/units";
import { db } from "../../db/client";
import type { ObserveApp } from "./observation";

/** The newest callbacks that are looked at. */
const MAX_CALLBACKS = 1_000;
/** The message contains this many characters of a body. The whole body is stored. */
const SHOWN_CHARACTERS = 300;

/** Tencent sent alert callbacks lately. Those of one command about one API are one alert until they cease. */
export const tencentAlerts: ObserveApp = async ({ id }, { settings, now, ongoing }) => {
  const lately = now.getTime() - Math.max(1, settings.recoverMinutes) * MINUTE;
  const from = new Date(Math.min(lately, ...ongoing.map(({ since }) => since)));
  const rows = await db().tencentAlert.findMany({
    where: { appId: id, receivedAt: { gte: from, lte: now } },
    orderBy: [{ receivedAt: "desc" }, { id: "desc" }],
    take: MAX_CALLBACKS,
  });
  const callbacks = rows.map((row) => ({ ...row, ...readOverLimit(row.body) }));
  const subjects = groupBy(callbacks, ({ command, api }) => (api === null ? command : `${command} ${api}`));
  return [...subjects].flatMap(([subject, received]) => {
    const since = ongoing.find((alert) => alert.subject === subject)?.since ?? lately;
    const own = received.filter(({ receivedAt }) => receivedAt.getTime() >= since);
    const [newest, first] = [own[0], own.at(-1)];
    if (newest === undefined || first === undefined) return [];
    const lastAt = newest.receivedAt.getTime();
    const holds = lastAt >= lately && own.length >= settings.threshold;
    const { command, api, request, limit } = newest;
    const body = newest.body.slice(0, SHOWN_CHARACTERS);
    return [
      {
        subject,
        seen: holds ? first.receivedAt.getTime() : null,
        facts: { rule: "tencent_alert", command, count: own.length, lastAt, api, request, limit, body },
      },
    ];
  });
};
