import type { ConnectionsFilter } from "@/lib/contracts/connections";
import type { TimeRange } from "@/lib/time/range";
import { Prisma } from "../../db/client";
import { ServiceError } from "../../errors";

/**
 * Whether the filter asks for connections that were open, which are listed by their start. Otherwise it asks for ended
 * ones.
 */
export const isByStart = ({ openAt, touchedFrom }: ConnectionsFilter): boolean =>
  openAt !== undefined || touchedFrom !== undefined;

/**
 * The condition on `connection AS c` of those that were open in the range asked for. Null if ended ones are asked for.
 * Throws ServiceError if the parameters do not go together.
 */
export function openDuring({ openAt, openTo, touchedFrom, touchedTo }: ConnectionsFilter): Prisma.Sql | null {
  if (openTo !== undefined && openAt === undefined) throw new ServiceError("invalid", "openTo: needs openAt");
  if (touchedFrom === undefined && touchedTo === undefined)
    return openAt === undefined ? null : isOpenIn(openRange(openAt, openTo));
  if (openAt !== undefined)
    throw new ServiceError("invalid", "openAt: cannot be given together with touchedFrom and touchedTo");
  if (touchedFrom === undefined) throw new ServiceError("invalid", "touchedTo: needs touchedFrom");
  if (touchedTo === undefined) throw new ServiceError("invalid", "touchedFrom: needs touchedTo");
  return touches(rangeOf(touchedFrom, touchedTo, "touchedTo: must be later than touchedFrom"));
}

/** The range of openAt and openTo. An instant is a range of one millisecond, the resolution of callbacks. */
export const openRange = (openAt: string, openTo: string | undefined): TimeRange =>
  openTo === undefined
    ? { from: Date.parse(openAt), to: Date.parse(openAt) + 1 }
    : rangeOf(openAt, openTo, "openTo: must be later than openAt");

function rangeOf(since: string, before: string, error: string): TimeRange {
  const [from, to] = [Date.parse(since), Date.parse(before)];
  if (to <= from) throw new ServiceError("invalid", error);
  return { from, to };
}

/** A connection of unknown start is never open. */
const isOpenIn = ({ from, to }: TimeRange) => Prisma.sql`
  c.at < ${new Date(to)} AND (c.ended_at > ${new Date(from)} OR c.ended_at IS NULL) AND c.started_at IS NOT NULL`;

/** As a user's page lists them (readTimeline): a connection of which only the end lies in the range belongs to it. */
const touches = ({ from, to }: TimeRange) => Prisma.sql`
  c.at < ${new Date(to)} AND (c.ended_at >= ${new Date(from)} OR c.ended_at IS NULL)`;
