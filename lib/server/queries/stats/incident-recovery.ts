import type { IncidentAnswer } from "@/lib/contracts/stats/incidents";
import { BACK_WITHIN_MS } from "@/lib/contracts/values";
import { db, Prisma } from "../../db/client";
import type { AppRange } from "./incident-breakdown";

interface Row {
  users: number;
  gone: number;
  back: number;
  p50: number | null;
  p90: number | null;
  curve: number[];
}

/**
 * The distinct users whose connections ended in the range, and when they came back. `left_at`: when the user first went
 * offline in the range, null if another connection stayed open. `ms`: from then until the user was online again, null
 * if not yet.
 */
export function absencesIn({ appId, from, to }: AppRange): Prisma.Sql {
  return Prisma.sql`
    WITH ended AS MATERIALIZED (
      SELECT user_id, max(ended_at) AS last FROM connection
      WHERE app_id = ${appId} AND ended_at >= ${from} AND ended_at < ${to} GROUP BY user_id),
    gone AS MATERIALIZED (
      SELECT user_id, min(until) AS at FROM online_span
      WHERE app_id = ${appId} AND until >= ${from} AND until < ${to} GROUP BY user_id)
    SELECT users.user_id, left_at, extract(epoch FROM back.at - left_at)::float8 * 1000 AS ms FROM (
      SELECT e.user_id, coalesce(g.at, CASE WHEN NOT EXISTS (
        SELECT FROM online_span AS s WHERE s.app_id = ${appId} AND s.user_id = e.user_id AND s.at <= e.last
          AND (s.until > e.last OR s.until IS NULL)) THEN e.last END) AS left_at
      FROM ended AS e LEFT JOIN gone AS g USING (user_id)) AS users
    LEFT JOIN LATERAL (
      SELECT at FROM online_span AS s WHERE s.app_id = ${appId} AND s.user_id = users.user_id AND s.at >= users.left_at
      ORDER BY at LIMIT 1) AS back ON true`;
}

/** The number of users whose connections ended, and how many of them were back after which time. */
export async function readRecovery(range: AppRange): Promise<Pick<IncidentAnswer, "users" | "back">> {
  const curve = BACK_WITHIN_MS.map((within) => Prisma.sql`(count(*) FILTER (WHERE ms <= ${within}))::int`);
  const [row] = await db().$queryRaw<Row[]>`
    WITH waits AS MATERIALIZED (${absencesIn(range)})
    SELECT count(*)::int AS users, count(left_at)::int AS gone, count(ms)::int AS back,
           percentile_disc(0.5) WITHIN GROUP (ORDER BY ms) AS p50,
           percentile_disc(0.9) WITHIN GROUP (ORDER BY ms) AS p90,
           ARRAY[${Prisma.join(curve)}] AS curve
    FROM waits`;
  if (row === undefined) throw new Error("a query of sums answered no row");
  return {
    users: row.users,
    back: {
      stayedOnline: row.users - row.gone,
      back: row.back,
      notYet: row.gone - row.back,
      p50Ms: row.p50,
      p90Ms: row.p90,
      curve: BACK_WITHIN_MS.map((withinMs, i) => ({ withinMs, users: row.curve[i] ?? 0 })),
    },
  };
}
