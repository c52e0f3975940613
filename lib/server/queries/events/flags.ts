import type { EventsFilter } from "@/lib/contracts/event";
import type { App } from "../../apps/registry";
import { Prisma } from "../../db/client";
import { isFlagged } from "./count-by-kind";
import { within, type Listing } from "../listing";

/**
 * The notes on callbacks, late or of a verdict, that the filter leaves, by their keys; undefined where it asks for more
 * than notes tell. There are few, and they lie in the order of the list.
 */
export function flaggedKeys(app: App, filter: EventsFilter): Listing | undefined {
  const { from, to, late, verdict, ...others } = filter;
  const { user, action, reason, platform, receivedFrom, receivedTo, minDelayMs, maxDelayMs, status, weekday, hour } =
    others;
  const more = [
    user,
    action,
    reason,
    platform,
    receivedFrom,
    receivedTo,
    minDelayMs,
    maxDelayMs,
    status,
    weekday,
    hour,
  ];
  if (more.some((asked) => asked !== undefined)) return undefined;
  const isLate = late === true && verdict === undefined;
  if (!isLate && !(isFlagged(verdict) && late === undefined)) return undefined;
  return {
    columns: Prisma.sql`e.app_id, e.user_id, e.event_time, e.identity`,
    from: isLate ? Prisma.sql`event_late AS e` : Prisma.sql`event_verdict AS e`,
    where: [
      Prisma.sql`e.app_id = ${app.id}`,
      ...within(Prisma.sql`e.event_time`, from, to),
      ...(isLate ? [] : [Prisma.sql`e.verdict = ${verdict}`]),
    ],
    order: Prisma.sql`e.event_time DESC, e.user_id DESC, e.identity DESC`,
  };
}
