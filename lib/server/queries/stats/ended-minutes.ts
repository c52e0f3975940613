import { MINUTE_MS } from "@/lib/presence/explain/burst";
import type { Millis } from "@/lib/presence/types";
import type { EndedMinutes } from "@/lib/stats/incidents";
import { db } from "../../db/client";

/** An app's connections that ended, minute by minute over [from, to), both being whole minutes. One query. */
export async function readEndedMinutes(appId: number, from: Millis, to: Millis): Promise<EndedMinutes> {
  // Two arrays: a year of minutes as rows would take seconds to read.
  const [row] = await db().$queryRaw<{ known: Date | null; minutes: number[] | null; counts: number[] | null }[]>`
    SELECT (SELECT at FROM roll_online WHERE app_id = ${appId} AND size = 1 ORDER BY at LIMIT 1) AS known,
           array_agg(((extract(epoch FROM at) - ${from / 1000}::float8) / 60)::int ORDER BY at) AS minutes,
           array_agg(ended ORDER BY at) AS counts
    FROM roll_online
    WHERE app_id = ${appId} AND size = 1 AND at >= ${new Date(from)} AND at < ${new Date(to)} AND ended > 0`;
  const ended = new Uint32Array(Math.max(0, (to - from) / MINUTE_MS));
  for (const [i, minute] of (row?.minutes ?? []).entries()) ended[minute] = row?.counts?.[i] ?? 0;
  const known = row?.known == null ? ended.length : Math.max(0, (row.known.getTime() - from) / MINUTE_MS);
  return { start: from, ended, known };
}
