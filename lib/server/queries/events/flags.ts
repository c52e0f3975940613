import { eventsFilter, type EventsFilter } from "@/lib/contracts/event";
import type { App } from "../../apps/registry";
import { Prisma } from "../../db/client";
import { atOrAfter, before, equals, understands, when } from "../filter";
import type { Listing } from "../listing";
import { isFlagged } from "./kind";

/**
 * The keys of the events that the filter leaves, read from the flags of events (event_late, event_verdict). There are
 * few flags, in the order of the list. Undefined if the filter asks for anything that flags do not have.
 */
export function flaggedKeys(app: App, filter: EventsFilter): Listing | undefined {
  const { from, to, late, verdict } = filter;
  const flags = (table: string, fields: ("late" | "verdict")[], condition: readonly Prisma.Sql[]) =>
    understands(eventsFilter, filter, ["app", "from", "to", ...fields])
      ? {
          columns: Prisma.sql`e.app_id, e.user_id, e.event_time, e.identity`,
          from: Prisma.raw(`${table} AS e`),
          where: [
            Prisma.sql`e.app_id = ${app.id}`,
            ...when(from, atOrAfter(Prisma.sql`e.event_time`)),
            ...when(to, before(Prisma.sql`e.event_time`)),
            ...condition,
          ],
          order: Prisma.sql`e.event_time DESC, e.user_id DESC, e.identity DESC`,
        }
      : undefined;
  if (late === true) return flags("event_late", ["late"], []);
  if (verdict !== undefined && isFlagged(verdict))
    return flags("event_verdict", ["verdict"], [equals(Prisma.sql`e.verdict`)(verdict)]);
  return undefined;
}
