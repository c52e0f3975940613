import { eventsFilter, type EventsFilter } from "@/lib/contracts/event";
import { LAG_EDGES } from "@/lib/stats/lags";
import type { TimeRange } from "@/lib/time/range";
import { Prisma } from "../../db/client";
import { understands, when } from "../filter";
import { rangeOf } from "../listing";

/** The condition on `e` of events that took at least so long from their time to their receipt, in milliseconds. */
export const delayedAtLeast = (ms: number) =>
  Prisma.sql`e.received_at - e.event_time >= ${ms}::float8 * interval '1 ms'`;
/** The condition on `e` of events that took less. */
export const delayedLessThan = (ms: number) =>
  Prisma.sql`e.received_at - e.event_time < ${ms}::float8 * interval '1 ms'`;

/** Whether rollups by receipt count exactly what the filter leaves: by time of receipt, bins of the delay, and late. */
export function isInReceiptRollups(filter: EventsFilter): boolean {
  const { minDelayMs, maxDelayMs, receivedFrom, receivedTo } = filter;
  return (
    understands(eventsFilter, filter, ["app", "receivedFrom", "receivedTo", "minDelayMs", "maxDelayMs", "late"]) &&
    [receivedFrom, receivedTo, minDelayMs, maxDelayMs].some((value) => value !== undefined) &&
    [minDelayMs, maxDelayMs].every((ms) => ms === undefined || LAG_EDGES.includes(ms))
  );
}

/** The range of receipt that the filter asks for. */
export const receivedIn = ({ receivedFrom, receivedTo }: EventsFilter): TimeRange =>
  rangeOf({ from: receivedFrom, to: receivedTo });

/** Conditions on `r.bin` for the bins of the delay, which is an edge of them: bin n is [edge n − 1, edge n). */
export const delayBins = ({ minDelayMs, maxDelayMs }: EventsFilter): Prisma.Sql[] => [
  ...when(minDelayMs, (ms) => Prisma.sql`r.bin > ${LAG_EDGES.indexOf(ms)}`),
  ...when(maxDelayMs, (ms) => Prisma.sql`r.bin <= ${LAG_EDGES.indexOf(ms)}`),
];
