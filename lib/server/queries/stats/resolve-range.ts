import type { StatsQuery } from "@/lib/contracts/stats/range";
import type { Millis } from "@/lib/time/units";
import { appFor } from "../../apps/registry";
import { db } from "../../db/client";
import { ServiceError } from "../../errors";

export interface ResolvedRange {
  appId: number;
  from: Millis;
  to: Millis;
  tz: string;
  head: { asOf: string; from: string; to: string; tz: string };
}

/** Of which app and range a statistic speaks: left out, from the app's first event until now. Throws ServiceError. */
export async function resolveRange(query: StatsQuery, now: Date): Promise<ResolvedRange> {
  const app = await appFor(query.app);
  const from = query.from === undefined ? ((await firstEventAt(app.id)) ?? now.getTime() - 1) : Date.parse(query.from);
  const to = query.to === undefined ? now.getTime() : Date.parse(query.to);
  if (to <= from) throw new ServiceError("invalid", "to: must be later than from");
  const tz = query.tz ?? app.timeZone;
  const head = { asOf: now.toISOString(), from: new Date(from).toISOString(), to: new Date(to).toISOString(), tz };
  return { appId: app.id, from, to, tz, head };
}

async function firstEventAt(appId: number): Promise<Millis | null> {
  const [row] = await db().$queryRaw<{ at: Date | null }[]>`
    SELECT min(event_time) AS at FROM event WHERE app_id = ${appId}`;
  return row?.at?.getTime() ?? null;
}
