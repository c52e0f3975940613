import type { EventsFilter } from "@/lib/contracts/event";
import type { Verdict } from "@/lib/presence/types";
import type { App } from "../../apps/registry";
import { Prisma } from "../../db/client";
import { atOrAfter, before, conditionsOf, equals, isPresent, when } from "../filter";
import { inNamedNetwork } from "../connections/named-network";
import { inNetwork } from "../connections/network";
import type { Listing } from "../listing";
import { weekTimesOf } from "../week";
import { countByDelay } from "./count-by-delay";
import { countByKind } from "./count-by-kind";
import { delayedAtLeast, delayedLessThan } from "./delay";
import { flaggedKeys } from "./flags";
import { plainVerdict } from "./kind";
import { EVENT_COLUMNS, EVENT_JOINS } from "./row";

const TIME = Prisma.sql`e.event_time`;

/** The events that the filter leaves, as EventRow. Throws ServiceError. */
export async function eventsListing(app: App, filter: EventsFilter): Promise<Listing> {
  const ranges = await weekTimesOf(app, filter);
  const named = await inNamedNetwork(
    Prisma.sql`event AS e`,
    [Prisma.sql`e.app_id = ${app.id}`, ...when(filter.from, atOrAfter(TIME)), ...when(filter.to, before(TIME))],
    Prisma.sql`e.client_ip`,
    filter.networkName,
  );
  return {
    columns: EVENT_COLUMNS,
    from: Prisma.sql`event AS e ${EVENT_JOINS}`,
    where: [
      Prisma.sql`e.app_id = ${app.id}`,
      ...conditionsOf(filter, {
        app: null,
        from: atOrAfter(TIME),
        to: before(TIME),
        // The segments below stand for these three.
        weekday: null,
        hour: null,
        weekTz: null,
        receivedFrom: atOrAfter(Prisma.sql`e.received_at`),
        receivedTo: before(Prisma.sql`e.received_at`),
        minDelayMs: delayedAtLeast,
        maxDelayMs: delayedLessThan,
        user: equals(Prisma.sql`e.user_id`),
        action: equals(Prisma.sql`e.action`),
        reason: equals(Prisma.sql`e.reason`),
        platform: equals(Prisma.sql`e.platform`),
        verdict: hasVerdict,
        // With true the join becomes an inner one, and the search may begin at the few that are late.
        late: isPresent(Prisma.sql`l.user_id`),
        status: equals(Prisma.sql`e.custom_status`),
        network: (network) => inNetwork(Prisma.sql`e.client_ip`, network),
        networkName: () => named,
      }),
    ],
    order: Prisma.sql`e.event_time DESC, e.user_id DESC, e.identity DESC`,
    rollupCount: countByKind(app, filter, ranges) ?? countByDelay(app, filter),
    keys: flaggedKeys(app, filter),
    segments: ranges && { alias: "e", joins: EVENT_JOINS, time: Prisma.sql`e.event_time`, ranges },
  };
}

/** A verdict without a flag follows from the action. The planner estimates this form well. */
function hasVerdict(verdict: Verdict): Prisma.Sql {
  const plain = plainVerdict("e", verdict);
  return plain === undefined ? Prisma.sql`v.verdict = ${verdict}` : Prisma.sql`${plain} AND v.user_id IS NULL`;
}
