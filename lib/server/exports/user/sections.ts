import type { RawCallback } from "@/lib/protocol/raw/fields";
import { TIME_SOURCES } from "@/lib/protocol/time-source";
import type { App } from "../../apps/registry";
import { Prisma } from "../../db/client";
import { networkName } from "../../network/names";
import { eventsListing } from "../../queries/events/listing";
import type { EventRow } from "../../queries/events/row";
import { selectRows } from "../../queries/listing";
import { rawOf, rawStateOf } from "../../raw/read";
import { namingSections } from "./naming-sections";
import type { Section, Value } from "./section";

/** A section whose rows have a field for each column. */
const plain = (name: string, columns: readonly string[], select: Prisma.Sql): Section => ({
  name,
  columns,
  select,
  values: (row: Record<string, Value>) => columns.map((column) => row[column] ?? null),
});

/** `"startedAt"` of `started_at`, for each. */
const columnsOf = (...fields: string[]) =>
  Prisma.raw(fields.map((field) => `${field.replace(/[A-Z]/g, "_$&").toLowerCase()} AS "${field}"`).join(", "));

/** Everything that is stored about a user, in the order of the export. */
export async function sectionsOf(app: App, userId: string): Promise<Section[]> {
  const ofUser = Prisma.sql`app_id = ${app.id} AND user_id = ${userId}`;
  const table = (name: string, from: string, order: string, fields: string[]) =>
    plain(
      name,
      fields,
      Prisma.sql`SELECT ${columnsOf(...fields)} FROM ${Prisma.raw(from)} WHERE ${ofUser} ORDER BY ${Prisma.raw(order)}`,
    );
  return [
    table("presence", "presence", "user_id", [
      ...["online", "platforms", "onlineSince", "firstSeenAt", "lastEventAt", "lastEndAt", "lastEndCause"],
      ...["customStatus", "customStatusAt", "statusPresumedClearedAt"],
    ]),
    table("connections", "connection", "at, no", [
      ...["platform", "clientIp", "startedAt", "endedAt", "endCause", "kickedBy"],
    ]),
    table("times-online", "online_span", "at", ["at", "until"]),
    await eventsSection(app, userId),
    table("statuses", "status_change", "at, no", ["at", "until", "value", "was", "presumed"]),
    table("kicks", "kick", "at, no", ["at", "byPlatform", "kicked", "rawKicked"]),
    table("duplicates", "duplicate", "id", ["receivedAt", "eventTime"]),
    networksSection(ofUser),
    table("watches", "alert_watch", "created_at", ["createdAt", "expiresAt"]),
    ...namingSections({ appId: app.id, userId }),
  ];
}

async function eventsSection(app: App, userId: string): Promise<Section> {
  const columns = [
    ...["eventTime", "timeSource", "receivedAt", "action", "reason", "platform", "rawPlatform", "clientIp"],
    ...["customStatus", "kicked", "verdict", "late", "rawQuery", "rawBody", "rawState"],
  ];
  return {
    name: "events",
    columns,
    select: selectRows(await eventsListing(app, { user: userId })),
    values: (row: EventRow) => {
      const raw: RawCallback = rawOf(row);
      const { eventTime, receivedAt, action, reason, platform, rawPlatform, clientIp, customStatus, kicked } = row;
      const source = TIME_SOURCES[row.timeSource] ?? "receivedAt";
      const said = [eventTime, source, receivedAt, action, reason, platform, rawPlatform, clientIp];
      return [...said, customStatus, kicked, row.verdict, row.late, raw.query, raw.body, rawStateOf(row)];
    },
  };
}

/** The addresses of the user, with the names of their networks. */
const networksSection = (ofUser: Prisma.Sql): Section => ({
  name: "networks",
  columns: ["clientIp", "networkName", "connections", "firstAt", "lastAt"],
  select: Prisma.sql`
    SELECT client_ip AS "clientIp", count(*)::int AS connections, min(at) AS "firstAt",
           max(coalesce(ended_at, at)) AS "lastAt"
    FROM connection WHERE ${ofUser} AND client_ip IS NOT NULL GROUP BY client_ip ORDER BY min(at), client_ip`,
  values: (row: { clientIp: string; connections: number; firstAt: Date; lastAt: Date }) => [
    ...[row.clientIp, networkName(row.clientIp), row.connections, row.firstAt, row.lastAt],
  ],
});
