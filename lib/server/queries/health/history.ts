import type { HistoryAnswer } from "@/lib/contracts/history";
import type { SeriesQuery } from "@/lib/contracts/stats/range";
import { findBackfill, isBackfillBin } from "@/lib/stats/backfill";
import type { IsoRange, TimeRange } from "@/lib/time/range";
import { MINUTE } from "@/lib/time/units";
import { appNamed, type App } from "../../apps/registry";
import { db, type Tx } from "../../db/client";
import { readGaps } from "./gaps";
import { readArrivals, readCommands, readRefused } from "./minutes";
import { lagOf, lagsOf, readReceipts, type Receipts } from "./receipts";
import { seriesOf } from "../stats/series";
import { readStats } from "../stats/read-stats";

/**
 * How callbacks arrived over time, by time of receipt. Receipts are counted by minute: the range is widened to whole
 * minutes, and the answer has the widened range. Refused callbacks that named no known app count with every app. Throws
 * ServiceError.
 */
export async function readHistory(query: SeriesQuery, now: Date): Promise<HistoryAnswer> {
  const app = await appNamed(query.app);
  const { edges, from, to, head } = await seriesOf({ ...query, ...(await wholeMinutes(app, query, now)) }, now);
  return readStats(app.id, "receipts", async (tx, stale) => {
    const arrivals = await readArrivals(tx, app, edges);
    const refused = await readRefused(tx, app, edges);
    const commands = await readCommands(tx, app, edges);
    const receipts = await readReceipts(tx, { appId: app.id, edges, stale });
    const quarantined = await countQuarantined(tx, { appId: app.id, from, to });
    const gaps = await readGaps(tx, { appId: app.id, from, to, now: now.getTime() });
    const total = (column: "accepted" | "duplicates" | "other") =>
      arrivals.reduce((sum, point) => sum + point[column], 0);
    const all = receipts.flat();
    const backfill = findBackfill(receipts);
    const live = (some: readonly Receipts[]) => (backfill ? some.filter(({ bin }) => !isBackfillBin(bin)) : some);
    const at = (index: number) => new Date(edges[index] ?? to).toISOString();
    return {
      ...head,
      points: arrivals.map((point, i) => {
        const own = receipts[i] ?? [];
        const rejected = refused.points[i] ?? 0;
        return { ...point, rejected, late: lateOf(own), lagMs: lagOf(live(own)) };
      }),
      total: {
        accepted: total("accepted"),
        duplicates: total("duplicates"),
        other: total("other"),
        commands,
        rejected: refused.byCause,
        late: lateOf(all),
        quarantined,
        lagMs: lagOf(live(all)),
      },
      backfill: backfill && { events: backfill.events, from: at(backfill.first), to: at(backfill.last + 1) },
      lags: lagsOf(all),
      gaps,
    };
  });
}

/** Few events are quarantined, so they are counted one by one. */
async function countQuarantined(tx: Tx, { appId, from, to }: { appId: number } & TimeRange): Promise<number> {
  const [row] = await tx.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM event_verdict AS v JOIN event AS e USING (app_id, user_id, event_time, identity)
    WHERE v.app_id = ${appId} AND v.verdict = 'quarantined'
      AND e.received_at >= ${new Date(from)} AND e.received_at < ${new Date(to)}`;
  return row?.n ?? 0;
}

const lateOf = (receipts: readonly { late: number }[]) => receipts.reduce((sum, { late }) => sum + late, 0);

async function wholeMinutes(app: App, query: SeriesQuery, now: Date): Promise<Required<IsoRange>> {
  const from = query.from === undefined ? await firstReceipt(app, now) : new Date(query.from);
  const to = query.to === undefined ? now : new Date(query.to);
  const rounded = (round: (n: number) => number, at: Date) =>
    new Date(round(at.getTime() / MINUTE) * MINUTE).toISOString();
  // Rounding must not turn an invalid range into a valid one.
  if (to <= from) return { from: from.toISOString(), to: to.toISOString() };
  return { from: rounded(Math.floor, from), to: rounded(Math.ceil, to) };
}

async function firstReceipt(app: App, now: Date): Promise<Date> {
  const first = await db().ingestMinute.findFirst({
    where: { appId: app.id },
    orderBy: { minute: "asc" },
    select: { minute: true },
  });
  return first?.minute ?? new Date(now.getTime() - MINUTE);
}
