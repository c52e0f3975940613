import type { EventsFilter } from "@/lib/contracts/event";
import { MINUTE, rollupUnitStart, type RollupSize } from "@/lib/time/units";
import type { App } from "../../apps/registry";
import { Prisma, type Read } from "../../db/client";
import { allOf } from "../filter";
import { readStaleMinutes } from "../stale-minutes";
import { delayBins, isInReceiptRollups, receivedIn } from "./delay";

/** Minutes and hours up to which a page is read minute by minute. More contain a delay that is not rare. */
const MAX_MINUTES = 2_000;
const MAX_HOURS = 500;

/**
 * The minutes of receipt that contain all events of a rare delay, so that a page of them does not read all others. Null
 * if they are not rare, or if rollups do not tell.
 */
export async function minutesByDelay(read: Read, app: App, filter: EventsFilter): Promise<Date[] | null> {
  const bins = delayBins(filter);
  if (!isInReceiptRollups(filter) || bins.length === 0) return null;
  const stale = await readStaleMinutes(read, app.id, "receipts");
  if (stale === null) return null;
  const { from, to } = receivedIn(filter);
  const units = (size: RollupSize) =>
    allOf([
      Prisma.sql`r.app_id = ${app.id} AND r.size = ${size}::smallint`,
      ...bins,
      Prisma.sql`r.at >= ${new Date(rollupUnitStart(from, size))} AND r.at < ${new Date(to)}`,
    ]);
  const rows = await read<{ at: Date; hours: number }>(Prisma.sql`
    WITH h AS MATERIALIZED (
      SELECT DISTINCT r.at FROM rollup_receipt AS r WHERE ${units(60)} LIMIT ${MAX_HOURS + 1})
    SELECT DISTINCT m.at, (SELECT count(*)::int FROM h) AS hours FROM h CROSS JOIN LATERAL (
      SELECT r.at FROM rollup_receipt AS r
      WHERE ${units(1)} AND r.at >= h.at AND r.at < h.at + interval '1 hour' OFFSET 0) AS m
    LIMIT ${MAX_MINUTES + 1}`);
  if (rows.length > MAX_MINUTES || (rows[0]?.hours ?? 0) > MAX_HOURS) return null;
  const minutes = new Set([
    ...rows.map(({ at }) => at.getTime()),
    ...stale.map((range) => range.from).filter((at) => at + MINUTE > from && at < to),
  ]);
  return [...minutes].map((at) => new Date(at));
}
