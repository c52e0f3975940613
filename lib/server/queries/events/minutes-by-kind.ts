import type { EventsFilter } from "@/lib/contracts/event";
import { MINUTE, rollupUnitStart, type Millis, type RollupSize } from "@/lib/time/units";
import { Prisma, type Read } from "../../db/client";
import { allOf } from "../filter";
import { readStaleMinutes } from "../stale-minutes";
import { kindOf } from "./kind";

/** A unit of time by its beginning, and how many events of the kind it is known to contain. */
interface Unit {
  at: Millis;
  n: number;
}

interface Page {
  appId: number;
  /** Asks for a kind of event. */
  filter: EventsFilter;
  /** Where the previous page ended. Null for the first page. */
  before: Millis | null;
  limit: number;
}

/**
 * The minutes, newest first, that contain the newest `limit` events of the kind, or `all` of them. A rare kind is then
 * found without reading all other events. Null if too many rollups are stale.
 */
export async function minutesByKind(read: Read, page: Page): Promise<{ minutes: Date[]; all: boolean } | null> {
  const ranges = await readStaleMinutes(read, page.appId, "log");
  if (ranges === null) return null;
  const stale = ranges.map((range) => range.from).filter((at) => isWithin(page, at));
  const hours = await unitsOfPage(read, page, 60, new Set(stale.map((at) => rollupUnitStart(at, 60))), null);
  const minutes = await unitsOfPage(read, page, 1, new Set(stale), hours.units);
  return { minutes: minutes.units.map((at) => new Date(at)), all: hours.all && minutes.all };
}

const endOf = ({ filter, before }: Page) =>
  Math.min(before ?? Infinity, filter.to === undefined ? Infinity : Date.parse(filter.to));
const isWithin = (page: Page, at: Millis) =>
  at <= endOf(page) && (page.filter.from === undefined || at + MINUTE > Date.parse(page.filter.from));

/** Units of a size, newest first: enough to contain a page, and the stale ones. They lie in `hours` if given. */
async function unitsOfPage(
  read: Read,
  page: Page,
  size: RollupSize,
  stale: ReadonlySet<Millis>,
  hours: readonly Millis[] | null,
): Promise<{ units: Millis[]; all: boolean }> {
  const end = endOf(page);
  const maxRows = page.limit + stale.size + 1;
  const rows = await read<{ at: Date; n: number }>(countsOf(page, size, hours, maxRows));
  const fresh = rows.map(({ at, n }): Unit => ({ at: at.getTime(), n })).filter(({ at }) => !stale.has(at));
  const units = [...fresh, ...[...stale].map((at): Unit => ({ at, n: 0 }))].sort((a, b) => b.at - a.at);
  const chosen: Millis[] = [];
  for (let i = 0, found = 0; i < units.length && found < page.limit; i++) {
    const { at, n } = units[i] ?? { at: 0, n: 0 };
    chosen.push(at);
    // The events of a unit that the end cuts may all lie behind the end.
    if (at + size * MINUTE <= end) found += n;
  }
  return { units: chosen, all: chosen.length === units.length && rows.length < maxRows };
}

/** The newest units with events of the kind, and how many events. */
function countsOf(page: Page, size: RollupSize, hours: readonly Millis[] | null, limit: number): Prisma.Sql {
  const { appId, filter } = page;
  const end = endOf(page);
  const from = filter.from === undefined ? null : rollupUnitStart(Date.parse(filter.from), size);
  const where = allOf([
    Prisma.sql`r.app_id = ${appId} AND r.size = ${size}::smallint`,
    ...kindOf("r", filter),
    ...(from === null ? [] : [Prisma.sql`r.at >= ${new Date(from)}`]),
    ...(end === Infinity ? [] : [Prisma.sql`r.at <= ${new Date(end)}`]),
  ]);
  const units =
    hours === null
      ? Prisma.sql`rollup_event AS r WHERE ${where}`
      : Prisma.sql`
        unnest(${hours.map((at) => new Date(at))}::timestamptz[]) AS h(at) CROSS JOIN LATERAL (
          SELECT r.at, r.n FROM rollup_event AS r
          WHERE ${where} AND r.at >= h.at AND r.at < h.at + interval '1 hour' OFFSET 0) AS r`;
  return Prisma.sql`SELECT r.at, sum(r.n)::int AS n FROM ${units} GROUP BY r.at ORDER BY r.at DESC LIMIT ${limit}`;
}
