import type { StatsQuery } from "@/lib/contracts/stats/range";
import { EARLIEST_EVENT_MS } from "@/lib/presence/quarantine";
import type { Millis } from "@/lib/time/units";
import type { IsoRange, TimeRange } from "@/lib/time/range";
import { appNamed } from "../../apps/registry";
import { db } from "../../db/client";
import { ServiceError } from "../../errors";

export interface ResolvedRange extends TimeRange {
  appId: number;
  tz: string;
  head: Required<IsoRange> & { asOf: string; tz: string };
}

/**
 * The app and range of a statistic. The default range is from the first event until now. A range begins no earlier
 * than any event can, because it takes seconds to sum centuries without events, and no earlier than sums are kept.
 * Throws ServiceError.
 */
export async function resolveRange(query: StatsQuery, now: Date): Promise<ResolvedRange> {
  const app = await appNamed(query.app);
  const asked = query.from === undefined ? await beginningOf(app.id, now) : Date.parse(query.from);
  const kept = app.sumsFrom?.getTime() ?? -Infinity;
  const from = Math.max(asked, EARLIEST_EVENT_MS, kept);
  const to = query.to === undefined ? now.getTime() : Date.parse(query.to);
  if (to <= kept) throw new ServiceError("gone", `to: figures before ${new Date(kept).toISOString()} are not kept`);
  if (to <= from) throw new ServiceError("invalid", "to: must be later than from");
  const tz = query.tz ?? app.timeZone;
  const head = { asOf: now.toISOString(), from: new Date(from).toISOString(), to: new Date(to).toISOString(), tz };
  return { appId: app.id, from, to, tz, head };
}

/** The time of the app's first event that is not quarantined, and before `now` in any case. */
export async function beginningOf(appId: number, now: Date): Promise<Millis> {
  const [row] = await db().$queryRaw<{ at: Date }[]>`
    SELECT e.event_time AS at FROM event AS e
    WHERE e.app_id = ${appId} AND NOT EXISTS (
      SELECT FROM event_verdict AS v
      WHERE v.app_id = e.app_id AND v.user_id = e.user_id AND v.event_time = e.event_time AND v.identity = e.identity
        AND v.verdict = 'quarantined')
    ORDER BY e.event_time LIMIT 1`;
  return Math.min(row?.at.getTime() ?? Infinity, now.getTime() - 1);
}
