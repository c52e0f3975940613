import type { EventsFilter } from "@/lib/contracts/event";
import { HOUR, MINUTE } from "@/lib/time/units";
import { Prisma, type Read } from "../../db/client";
import { kindOf } from "./count-by-kind";
import { within } from "../listing";
import { readStaleMinutes } from "../stale-minutes";

/** A stretch of time by its beginning, and how many rows it surely holds. */
interface Unit {
  at: number;
  n: number;
}

interface Asked {
  appId: number;
  /** Of a kind of callback. */
  filter: EventsFilter;
  /** Where the page before ended, in milliseconds; null for the first page. */
  before: number | null;
  limit: number;
}

/**
 * The minutes, newest first, among whose callbacks are the newest `limit` of the kind, or `all` of them: a kind that is
 * rare is found without reading all the others. Null where too many sums do not hold.
 */
export async function minutesByKind(read: Read, asked: Asked): Promise<{ minutes: Date[]; all: boolean } | null> {
  const raw = await readStaleMinutes(read, asked.appId, "log");
  if (raw === null) return null;
  const own = raw.map((r) => r.from).filter((at) => isWithin(asked, at));
  const hours = await hold(read, asked, HOUR, new Set(own.map((at) => Math.floor(at / HOUR) * HOUR)), null);
  const minutes = await hold(read, asked, MINUTE, new Set(own), hours.units);
  return { minutes: minutes.units.map((at) => new Date(at)), all: hours.all && minutes.all };
}

const endOf = ({ filter, before }: Asked) =>
  Math.min(before ?? Infinity, filter.to === undefined ? Infinity : Date.parse(filter.to));
const isWithin = (asked: Asked, at: number) =>
  at <= endOf(asked) && (asked.filter.from === undefined || at + MINUTE > Date.parse(asked.filter.from));

/** As many of the units of a length, newest first, as surely hold a page; those that may not hold what is summed besides. */
async function hold(
  read: Read,
  asked: Asked,
  length: number,
  unsure: ReadonlySet<number>,
  of: readonly number[] | null,
): Promise<{ units: number[]; all: boolean }> {
  const { appId, filter, limit } = asked;
  const end = endOf(asked);
  const most = limit + unsure.size + 1;
  const kind = Prisma.join(kindOf("r", filter), " AND ");
  const from =
    filter.from === undefined
      ? undefined
      : new Date(Math.floor(Date.parse(filter.from) / length) * length).toISOString();
  const where = Prisma.join(
    [
      Prisma.sql`r.app_id = ${appId} AND r.size = ${length / MINUTE}::smallint AND ${kind}`,
      ...within(Prisma.sql`r.at`, from, undefined),
      ...(end === Infinity ? [] : [Prisma.sql`r.at <= ${new Date(end)}`]),
    ],
    " AND ",
  );
  const rows = await read<{ at: Date; n: number }>(
    of === null
      ? Prisma.sql`SELECT r.at, sum(r.n)::int AS n FROM rollup_event AS r WHERE ${where} GROUP BY r.at ORDER BY r.at DESC LIMIT ${most}`
      : Prisma.sql`
      SELECT r.at, sum(r.n)::int AS n FROM unnest(${of.map((at) => new Date(at))}::timestamptz[]) AS h(at) CROSS JOIN LATERAL (
        SELECT r.at, r.n FROM rollup_event AS r WHERE ${where} AND r.at >= h.at AND r.at < h.at + interval '1 hour' OFFSET 0) AS r
      GROUP BY r.at ORDER BY r.at DESC LIMIT ${most}`,
  );
  const sure = rows.map(({ at, n }): Unit => ({ at: at.getTime(), n })).filter(({ at }) => !unsure.has(at));
  const units = [...sure, ...[...unsure].map((at): Unit => ({ at, n: 0 }))].sort((a, b) => b.at - a.at);
  const chosen: number[] = [];
  for (let i = 0, found = 0; i < units.length && found < limit; i++) {
    const { at, n } = units[i] ?? { at: 0, n: 0 };
    chosen.push(at);
    // What the end cuts through may hold nothing before it.
    if (at + length <= end) found += n;
  }
  return { units: chosen, all: chosen.length === units.length && rows.length < most };
}
