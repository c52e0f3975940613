import type { ConnectionsFilter } from "@/lib/contracts/connections";
import type { App } from "../../apps/registry";
import { Prisma } from "../../db/client";
import { atOrAfter, before, conditionsOf, equals, isPresent, when } from "../filter";
import type { Listing } from "../listing";
import { weekTimesOf } from "../week";
import { previousCause, statusAtEnd } from "./before";
import { countFromRollups } from "./count-from-rollups";
import { inNetwork } from "./network";
import { inNamedNetwork } from "./named-network";
import { openDuring } from "./open-during";
import { CONNECTION_COLUMNS } from "./row";

const END = Prisma.sql`c.ended_at`;
const LASTED = Prisma.sql`c.ended_at - c.started_at`;

/** The connections that the filter leaves, as ConnectionRow. Throws ServiceError. */
export async function connectionsListing(app: App, filter: ConnectionsFilter): Promise<Listing> {
  const open = openDuring(filter);
  const ranges = open === null ? await weekTimesOf(app, filter) : undefined;
  const named = await inNamedNetwork(
    Prisma.sql`connection AS c`,
    [
      Prisma.sql`c.app_id = ${app.id}`,
      ...(open === null ? [...when(filter.from, atOrAfter(END)), ...when(filter.to, before(END))] : [open]),
    ],
    Prisma.sql`c.client_ip`,
    filter.networkName,
  );
  return {
    columns: CONNECTION_COLUMNS,
    from: Prisma.sql`connection AS c`,
    where: [
      Prisma.sql`c.app_id = ${app.id}`,
      open ?? Prisma.sql`c.ended_at IS NOT NULL`,
      ...conditionsOf(filter, {
        app: null,
        // A range and a part of the week are of ended connections.
        from: open === null ? atOrAfter(END) : null,
        to: open === null ? before(END) : null,
        // The segments below stand for these three.
        weekday: null,
        hour: null,
        weekTz: null,
        // All in openDuring.
        openAt: null,
        openTo: null,
        touchedFrom: null,
        touchedTo: null,
        user: equals(Prisma.sql`c.user_id`),
        platform: equals(Prisma.sql`c.platform`),
        cause: (causes) => Prisma.sql`c.end_cause = ANY(${causes})`,
        kickedBy: equals(Prisma.sql`c.kicked_by`),
        network: (network) => inNetwork(Prisma.sql`c.client_ip`, network),
        networkName: () => named,
        outside: isOutside,
        previousCause: (cause) => Prisma.sql`${previousCause} = ${cause}`,
        statusAtEnd: (status) => Prisma.sql`${statusAtEnd} = ${status}`,
        knownStart: isPresent(Prisma.sql`c.started_at`),
        minMs: (ms) => Prisma.sql`${LASTED} >= ${ms}::float8 * interval '1 ms'`,
        maxMs: (ms) => Prisma.sql`${LASTED} < ${ms}::float8 * interval '1 ms'`,
      }),
    ],
    order:
      open === null
        ? Prisma.sql`c.ended_at DESC, c.user_id DESC, c.at DESC, c.no DESC`
        : Prisma.sql`c.at DESC, c.user_id DESC, c.no DESC`,
    rollupCount: countFromRollups(app, filter, ranges),
    segments: ranges && { alias: "c", joins: Prisma.empty, time: Prisma.sql`c.ended_at`, ranges },
  };
}

/** In none of some networks, which are separated by commas. */
function isOutside(networks: string): Prisma.Sql {
  const inside = networks.split(",").map((network) => inNetwork(Prisma.sql`c.client_ip`, network));
  return Prisma.sql`(${Prisma.join(inside, " OR ")}) IS NOT TRUE`;
}
