import type { IncidentAnswer } from "@/lib/contracts/stats/incidents";
import { SILENCE_MS } from "@/lib/presence/window";
import { BASELINE_MINUTES, median, MIN_ENDS, MIN_RATIO } from "@/lib/stats/baseline";
import { MINUTE } from "@/lib/time/units";
import { db } from "../../db/client";
import type { AppRange } from "./incident-breakdown";

/**
 * When the clients of a burst of timeouts fell silent: from SILENCE_MS before its first minute to SILENCE_MS before the
 * end of its last. Null if no minute of the range has a burst of timeouts, by the rule of incidents against the hour
 * before.
 */
export async function readSilence({ appId, from, to }: AppRange): Promise<IncidentAnswer["silent"]> {
  const before = from.getTime() - BASELINE_MINUTES * MINUTE;
  const rows = await db().$queryRaw<{ at: Date; timeouts: number }[]>`
    SELECT date_bin('1 minute', ended_at, 'epoch'::timestamptz) AS at, count(*)::int AS timeouts FROM connection
    WHERE app_id = ${appId} AND ended_at >= ${new Date(before)} AND ended_at < ${to} AND end_cause = 'timeout'
    GROUP BY 1`;
  const byMinute = new Map(rows.map((row) => [row.at.getTime(), row.timeouts]));
  const usual = median(Array.from({ length: BASELINE_MINUTES }, (_, i) => byMinute.get(before + i * MINUTE) ?? 0));
  const hot = [...byMinute].filter(([at, n]) => at >= from.getTime() && n >= MIN_ENDS && n > MIN_RATIO * usual);
  if (hot.length === 0) return null;
  const first = Math.min(...hot.map(([at]) => at));
  const end = Math.max(...hot.map(([at]) => at)) + MINUTE;
  const within = [...byMinute].filter(([at]) => at >= first && at < end);
  return {
    timeouts: within.reduce((sum, [, n]) => sum + n, 0),
    from: new Date(first - SILENCE_MS).toISOString(),
    to: new Date(end - SILENCE_MS).toISOString(),
  };
}
