import { z } from "zod";
import type {
  ConnectionsAnswer,
  ConnectionsFilter,
  ConnectionsQuery,
  ListedConnection,
} from "@/lib/contracts/connections";
import { END_CAUSES } from "@/lib/presence/types";
import type { TimeRange } from "@/lib/time/range";
import { segmentsOf } from "@/lib/time/segments";
import { appFor, type App } from "../../apps/registry";
import { db, Prisma } from "../../db/client";
import { readCursor, writeCursor } from "../../paging/cursor";
import { CONNECTION_COLUMNS, toConnection, type ConnectionRow } from "./row";
import { byStart, goingOn, openStretch } from "./open-during";
import { pageOf, rangeOf, selectRows, when, within, type Listing, type RollupCount } from "../listing";
import { inNetwork } from "./network";
import { connectionChanges } from "../stats/connection-changes";
import { weekTimesOf } from "../week";

const position = z.tuple([z.iso.datetime(), z.string(), z.iso.datetime(), z.number().int()]);
const LASTED = Prisma.sql`c.ended_at - c.started_at`;

/** Connections that ended, newest end first; with `openAt` or `touchedFrom` those of then, newest start first. Throws ServiceError. */
export async function listConnections(query: ConnectionsQuery): Promise<ConnectionsAnswer> {
  const now = new Date();
  const after = readCursor(query.cursor, position);
  const listing = await connectionsListing(await appFor(query.app), query);
  const time = byStart(query) ? Prisma.sql`c.at` : Prisma.sql`c.ended_at`;
  const next =
    after === null
      ? []
      : [
          Prisma.sql`${time} <= ${new Date(after[0])} AND (${time}, c.user_id, c.at, c.no)
    < (${new Date(after[0])}, ${after[1]}, ${new Date(after[2])}, ${after[3]})`,
        ];
  const rows = await db().$queryRaw<ConnectionRow[]>(selectRows(listing, next, query.limit + 1));
  const { page, nextCursor } = pageOf(rows, query.limit, ({ at, endedAt, userId, no }) =>
    writeCursor([((byStart(query) ? null : endedAt) ?? at).toISOString(), userId, at.toISOString(), no]),
  );
  return { asOf: now.toISOString(), connections: page.map(toListed), nextCursor };
}

/** What the filter leaves of the connections, as ConnectionRow. Throws ServiceError. */
export async function connectionsListing(app: App, filter: ConnectionsFilter): Promise<Listing> {
  const stretch = goingOn(filter);
  const times = stretch === null ? await weekTimesOf(app, filter) : undefined;
  return {
    columns: CONNECTION_COLUMNS,
    from: Prisma.sql`connection AS c`,
    where: [
      Prisma.sql`c.app_id = ${app.id}`,
      ...(stretch === null
        ? [Prisma.sql`c.ended_at IS NOT NULL`, ...within(Prisma.sql`c.ended_at`, filter.from, filter.to)]
        : [stretch]),
      ...when(filter.user, (user) => Prisma.sql`c.user_id = ${user}`),
      ...when(filter.platform, (platform) => Prisma.sql`c.platform = ${platform}`),
      ...when(filter.cause, (causes) => Prisma.sql`c.end_cause = ANY(${causes})`),
      ...when(filter.kickedBy, (platform) => Prisma.sql`c.kicked_by = ${platform}`),
      ...when(filter.network, (network) => inNetwork(Prisma.sql`c.client_ip`, network)),
      ...when(filter.outside, (networks) => {
        const inside = networks.split(",").map((network) => inNetwork(Prisma.sql`c.client_ip`, network));
        return Prisma.sql`(${Prisma.join(inside, " OR ")}) IS NOT TRUE`;
      }),
      ...when(filter.knownStart, (known) =>
        known ? Prisma.sql`c.started_at IS NOT NULL` : Prisma.sql`c.started_at IS NULL`,
      ),
      ...when(filter.minMs, (ms) => Prisma.sql`${LASTED} >= ${ms}::float8 * interval '1 ms'`),
      ...when(filter.maxMs, (ms) => Prisma.sql`${LASTED} < ${ms}::float8 * interval '1 ms'`),
    ],
    order:
      stretch === null
        ? Prisma.sql`c.ended_at DESC, c.user_id DESC, c.at DESC, c.no DESC`
        : Prisma.sql`c.at DESC, c.user_id DESC, c.no DESC`,
    rollupCount: connectionSums(app, filter, times),
    segments: times && { row: "c", joins: Prisma.empty, moment: Prisma.sql`c.ended_at`, times },
  };
}

/** The number of connections that the filter leaves, where sums by platform and cause tell it. */
function connectionSums(
  app: App,
  filter: ConnectionsFilter,
  times: readonly TimeRange[] | undefined,
): RollupCount | undefined {
  const { user, kickedBy, network, outside, knownStart, minMs, maxMs, openAt, openTo, touchedFrom, cause, platform } =
    filter;
  const asked = [
    user,
    kickedBy,
    network,
    outside,
    knownStart,
    minMs,
    maxMs,
    touchedFrom,
    ...(openAt === undefined ? [] : [cause]),
  ];
  if (asked.some((value) => value !== undefined)) return undefined;
  const moves = (what: Prisma.Sql, stretches: readonly TimeRange[], raw: readonly TimeRange[]) => Prisma.sql`
    SELECT ${what} AS n FROM (${connectionChanges(
      app.id,
      stretches.flatMap(({ from, to }) => segmentsOf([from, to], raw)),
    )}) AS moves
    WHERE ${Prisma.join([Prisma.sql`true`, ...when(platform, (name) => Prisma.sql`moves.platform = ${name}`)], " AND ")}`;
  const counted = (raw: readonly TimeRange[]): Prisma.Sql => {
    if (openAt === undefined)
      return moves(Prisma.raw([...new Set(cause ?? END_CAUSES)].join(" + ")), times ?? [rangeOf(filter)], raw);
    const { from, to } = openStretch(openAt, openTo);
    const before = moves(Prisma.sql`net`, [{ from: 0, to: from + 1 }], raw);
    return to === from + 1
      ? before
      : Prisma.sql`${before} UNION ALL ${moves(Prisma.sql`began`, [{ from: from + 1, to }], raw)}`;
  };
  return {
    appId: app.id,
    of: "events",
    count: (raw) => Prisma.sql`SELECT coalesce(sum(n), 0)::float8 AS count FROM (${counted(raw)}) AS counts`,
  };
}

/** A connection as lists show it. `durationMs` is null where the start is not known, and while it is open. */
export function toListed(row: ConnectionRow): ListedConnection {
  const { userId, startedAt, endedAt } = row;
  return { userId, ...toConnection(row), durationMs: startedAt && endedAt && endedAt.getTime() - startedAt.getTime() };
}
