import type { WeekQuery } from "@/lib/contracts/common";
import { connectionsFilter } from "@/lib/contracts/connections";
import { eventsFilter } from "@/lib/contracts/event";
import type { CompareQuery } from "@/lib/contracts/stats/compare";
import type { App } from "../../apps/registry";
import { Prisma } from "../../db/client";
import { ServiceError } from "../../errors";
import { connectionsListing } from "../connections/listing";
import { isByStart } from "../connections/open-during";
import { eventsListing } from "../events/listing";
import { allOf, when } from "../filter";
import { connectionDimensions, eventDimensions } from "./dimensions";
import type { ComparedBy, CompareLists } from "./types";

/** Fields that say of which rows the selection is a part. Every other field narrows the selection. */
const RANGE_FIELDS = ["app", "from", "to", "openAt", "openTo", "touchedFrom", "touchedTo"] as const;
const EVENT_RANGE_FIELDS = ["app", "from", "to", "receivedFrom", "receivedTo"] as const;

/** The lists that a query compares. Throws ServiceError if its fields do not go together. */
export async function compareLists(app: App, query: CompareQuery, tz: string): Promise<CompareLists> {
  const of = query.of ?? (foreignField(query, "connections") === undefined ? "connections" : "events");
  const foreign = foreignField(query, of);
  if (foreign !== undefined) throw new ServiceError("invalid", `${foreign}: is not a filter of ${of}`);
  const part = partOf(query);
  return of === "connections" ? ofConnections(app, query, part, tz) : ofEvents(app, query, part, tz);
}

/** A field that is given and that the list does not have. */
function foreignField(query: CompareQuery, of: CompareLists["of"]): string | undefined {
  const [own, other] = of === "connections" ? [connectionsFilter, eventsFilter] : [eventsFilter, connectionsFilter];
  const given: Record<string, unknown> = query;
  return Object.keys(other.shape).find((field) => !(field in own.shape) && given[field] !== undefined);
}

/** The part of the range that is selected, as the range of its list. */
function partOf({ from, to, partFrom, partTo }: CompareQuery): { from?: string | undefined; to?: string | undefined } {
  return { from: partFrom ?? from, to: partTo ?? to };
}

async function ofConnections(app: App, query: CompareQuery, part: object, tz: string): Promise<CompareLists> {
  const time = isByStart(query) ? Prisma.sql`c.at` : Prisma.sql`c.ended_at`;
  const selected = await connectionsListing(app, { ...query, ...part });
  return {
    of: "connections",
    selected,
    all: await connectionsListing(app, pick(query, RANGE_FIELDS)),
    isSelected: allOf([...selected.where, ...inWeek(app, query, time)]),
    alias: Prisma.sql`c`,
    time,
    dimensions: connectionDimensions(time, tz).filter(({ name }) => !isFixed(query, name)),
  };
}

async function ofEvents(app: App, query: CompareQuery, part: object, tz: string): Promise<CompareLists> {
  const time = Prisma.sql`e.event_time`;
  const selected = await eventsListing(app, { ...query, ...part });
  return {
    of: "events",
    selected,
    all: await eventsListing(app, pick(query, EVENT_RANGE_FIELDS)),
    isSelected: allOf([...selected.where, ...inWeek(app, query, time)]),
    alias: Prisma.sql`e`,
    time,
    dimensions: eventDimensions(time, tz).filter(({ name }) => !isFixed(query, name)),
  };
}

function pick<T extends object, F extends keyof T>(from: T, fields: readonly F[]): Pick<T, F> {
  const picked: Partial<Pick<T, F>> = {};
  for (const field of fields) picked[field] = from[field];
  return picked as Pick<T, F>;
}

/** The conditions for the part of the week, which a listing has as segments instead. */
function inWeek(app: App, { weekday, hour, weekTz }: WeekQuery, time: Prisma.Sql) {
  const local = Prisma.sql`(${time} AT TIME ZONE ${weekTz ?? app.timeZone})`;
  return [
    ...when(weekday, (day) => Prisma.sql`extract(isodow FROM ${local}) = ${day}`),
    ...when(hour, (one) => Prisma.sql`extract(hour FROM ${local}) = ${one}`),
  ];
}

/** The fields of a filter that fix a dimension, which then says nothing. */
const FIXED_BY: Partial<Record<ComparedBy, (keyof CompareQuery)[]>> = {
  platform: ["platform"],
  cause: ["cause"],
  hour: ["hour", "partFrom", "partTo"],
  duration: ["minMs", "maxMs", "knownStart"],
  previousCause: ["previousCause"],
  kickedBy: ["kickedBy"],
  status: ["status", "statusAtEnd"],
  action: ["action"],
  reason: ["reason"],
  address: ["network", "networkName"],
};

const isFixed = (query: CompareQuery, name: ComparedBy) =>
  (FIXED_BY[name] ?? []).some((field) => query[field] !== undefined);
