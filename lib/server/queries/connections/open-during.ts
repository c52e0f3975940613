import type { ConnectionsFilter } from "@/lib/contracts/connections";
import type { TimeRange } from "@/lib/time/range";
import { Prisma } from "../../db/client";
import { ServiceError } from "../../errors";

/** Whether connections are asked for by when they went on, so that their place is their start; else it is their end. */
export const byStart = ({ openAt, touchedFrom }: ConnectionsFilter): boolean =>
  openAt !== undefined || touchedFrom !== undefined;

/**
 * The condition on `connection AS c` of those that went on in the stretch that is asked for; null where ended ones are.
 * Throws ServiceError where the parameters do not go together.
 */
export function goingOn({ openAt, openTo, touchedFrom, touchedTo }: ConnectionsFilter): Prisma.Sql | null {
  if (openTo !== undefined && openAt === undefined) throw new ServiceError("invalid", "openTo: needs openAt");
  if (touchedFrom === undefined && touchedTo === undefined)
    return openAt === undefined ? null : openWithin(openStretch(openAt, openTo));
  if (openAt !== undefined)
    throw new ServiceError("invalid", "openAt: cannot be given together with touchedFrom and touchedTo");
  if (touchedFrom === undefined) throw new ServiceError("invalid", "touchedTo: needs touchedFrom");
  if (touchedTo === undefined) throw new ServiceError("invalid", "touchedFrom: needs touchedTo");
  return touchedWithin(stretch(touchedFrom, touchedTo, "touchedTo: must be later than touchedFrom"));
}

/** A moment is a stretch of one millisecond, the shortest that callbacks tell. Throws ServiceError. */
export const openStretch = (openAt: string, openTo: string | undefined): TimeRange =>
  openTo === undefined
    ? { from: Date.parse(openAt), to: Date.parse(openAt) + 1 }
    : stretch(openAt, openTo, "openTo: must be later than openAt");

function stretch(since: string, before: string, fault: string): TimeRange {
  const [from, to] = [Date.parse(since), Date.parse(before)];
  if (to <= from) throw new ServiceError("invalid", fault);
  return { from, to };
}

/** A connection of unknown start is one of no length, at its end. */
const openWithin = ({ from, to }: TimeRange) =>
  Prisma.sql`c.at < ${new Date(to)} AND (c.ended_at > ${new Date(from)} OR c.ended_at IS NULL) AND c.started_at IS NOT NULL`;

/** As a user's page has them (readTimeline): what is evidence in a range belongs to it, be it an end alone. */
const touchedWithin = ({ from, to }: TimeRange) =>
  Prisma.sql`c.at < ${new Date(to)} AND (c.ended_at >= ${new Date(from)} OR c.ended_at IS NULL)`;
