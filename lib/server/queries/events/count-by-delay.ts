import type { EventsFilter } from "@/lib/contracts/event";
import { LAG_EDGES } from "@/lib/stats/lags";
import { segmentsOf } from "@/lib/time/segments";
import { HOUR, MINUTE } from "@/lib/time/units";
import type { App } from "../../apps/registry";
import { Prisma, type Read } from "../../db/client";
import { rangeOf, when, within, type RollupCount } from "../listing";
import { rawRows, rollupRows } from "../segment-rows";
import { readStaleMinutes } from "../stale-minutes";

/** Minutes and hours up to which a page is read minute by minute; more hold a kind that is not rare. */
const MOST_MINUTES = 2_000;
const MOST_HOURS = 500;

/** Callbacks by how long they took from their event to their receipt, as conditions on `e`. */
export const delayed = ({ minDelayMs, maxDelayMs }: EventsFilter): Prisma.Sql[] => [
  ...when(minDelayMs, (ms) => Prisma.sql`e.received_at - e.event_time >= ${ms}::float8 * interval '1 ms'`),
  ...when(maxDelayMs, (ms) => Prisma.sql`e.received_at - e.event_time < ${ms}::float8 * interval '1 ms'`),
];

const received = ({ receivedFrom, receivedTo }: EventsFilter) => ({ from: receivedFrom, to: receivedTo });

/** Whether sums of receipts tell how many the filter leaves: by time of receipt, bins of the delay, and whether late. */
function inReceipts(filter: EventsFilter): boolean {
  const {
    from,
    to,
    user,
    action,
    reason,
    platform,
    verdict,
    status,
    weekday,
    hour,
    minDelayMs,
    maxDelayMs,
    receivedFrom,
    receivedTo,
  } = filter;
  const others = [from, to, user, action, reason, platform, verdict, status, weekday, hour];
  const own = [receivedFrom, receivedTo, minDelayMs, maxDelayMs];
  return (
    others.every((asked) => asked === undefined) &&
    own.some((asked) => asked !== undefined) &&
    [minDelayMs, maxDelayMs].every((ms) => ms === undefined || LAG_EDGES.includes(ms))
  );
}

/** Bins n are [edge n − 1, edge n). */
const bins = ({ minDelayMs, maxDelayMs }: EventsFilter): Prisma.Sql[] => [
  ...when(minDelayMs, (ms) => Prisma.sql`r.bin > ${LAG_EDGES.indexOf(ms)}`),
  ...when(maxDelayMs, (ms) => Prisma.sql`r.bin <= ${LAG_EDGES.indexOf(ms)}`),
];

/** The number of callbacks that the filter leaves, where sums of receipts tell it. */
export function countByDelay(app: App, filter: EventsFilter): RollupCount | undefined {
  if (!inReceipts(filter)) return undefined;
  const { late } = filter;
  const n = late === undefined ? Prisma.sql`r.n` : late ? Prisma.sql`r.late` : Prisma.sql`r.n - r.late`;
  return {
    appId: app.id,
    of: "receipts",
    count: (raw) => {
      const { from, to } = rangeOf(received(filter));
      const pieces = segmentsOf([from, to], raw);
      const all = (conditions: readonly Prisma.Sql[]) => Prisma.join([Prisma.sql`true`, ...conditions], " AND ");
      return Prisma.sql`
        SELECT coalesce(sum(n), 0)::float8 AS count FROM (
          SELECT ${n} AS n FROM ${rollupRows(pieces, "rollup_receipt", app.id)} WHERE ${all(bins(filter))}
          UNION ALL
          SELECT count(*) FROM ${rawRows(pieces, "e.received_at", "event", app.id)}
          ${late === undefined ? Prisma.empty : Prisma.sql`LEFT JOIN event_late AS l USING (app_id, user_id, event_time, identity)`}
          WHERE ${all([...delayed(filter), ...when(late, (is) => (is ? Prisma.sql`l.user_id IS NOT NULL` : Prisma.sql`l.user_id IS NULL`))])}) AS counts`;
    },
  };
}

/**
 * The minutes of receipt among which all callbacks of a rare delay lie, so that a page of them does not read all others.
 * Null where they are not rare, or no sums tell.
 */
export async function minutesByDelay(read: Read, app: App, filter: EventsFilter): Promise<Date[] | null> {
  if (!inReceipts(filter) || bins(filter).length === 0) return null;
  const raw = await readStaleMinutes(read, app.id, "receipts");
  if (raw === null) return null;
  const { from: begin, to: end } = rangeOf(received(filter));
  const since = (length: number) => ({
    from: new Date(Math.floor(begin / length) * length).toISOString(),
    to: new Date(end).toISOString(),
  });
  const of = (length: number) =>
    Prisma.join(
      [
        Prisma.sql`r.app_id = ${app.id} AND r.size = ${length / MINUTE}::smallint`,
        ...bins(filter),
        ...within(Prisma.sql`r.at`, since(length).from, since(length).to),
      ],
      " AND ",
    );
  const rows = await read<{ at: Date; hours: number }>(Prisma.sql`
    WITH h AS MATERIALIZED (SELECT DISTINCT r.at FROM rollup_receipt AS r WHERE ${of(HOUR)} LIMIT ${MOST_HOURS + 1})
    SELECT DISTINCT m.at, (SELECT count(*)::int FROM h) AS hours FROM h CROSS JOIN LATERAL (
      SELECT r.at FROM rollup_receipt AS r WHERE ${of(MINUTE)} AND r.at >= h.at AND r.at < h.at + interval '1 hour' OFFSET 0) AS m
    LIMIT ${MOST_MINUTES + 1}`);
  if (rows.length > MOST_MINUTES || (rows[0]?.hours ?? 0) > MOST_HOURS) return null;
  const minutes = new Set([
    ...rows.map(({ at }) => at.getTime()),
    ...raw.map((r) => r.from).filter((at) => at + MINUTE > begin && at < end),
  ]);
  return [...minutes].map((at) => new Date(at));
}
