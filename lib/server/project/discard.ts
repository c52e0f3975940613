import { Prisma, type Tx } from "../db/client";
import type { FoldStart } from "./load";
import { keyColumns } from "./user-key";

/** Deletes what was projected from events after the starts, and marks the minutes of the deleted rows as stale. */
export async function discardAfter(tx: Tx, starts: readonly FoldStart[]): Promise<void> {
  if (starts.length === 0) return;
  const keys = keyColumns(starts);
  const dates = (of: (start: FoldStart) => number | null | undefined) => starts.map((s) => dateOf(of(s)));
  const k = Prisma.sql`
    SELECT app_id, user_id, coalesce(after, '-infinity') AS after,
           coalesce(online_since, after, '-infinity') AS spans_from,
           coalesce(status_at, after, '-infinity') AS statuses_from, next_no, next_status_no
    FROM unnest(
      ${keys.appIds}::int[], ${keys.userIds}::text[], ${starts.map((s) => s.after)}::timestamptz[],
      ${dates((s) => s.state.onlineSince)}::timestamptz[], ${dates((s) => s.state.status?.at)}::timestamptz[],
      ${starts.map((s) => s.state.nextNo)}::int[], ${starts.map((s) => s.state.nextStatusNo)}::int[]
    ) AS k(app_id, user_id, after, online_since, status_at, next_no, next_status_no)`;
  // A row that began before the start may have ended after it. Its end is removed when the row is written again.
  await tx.$executeRaw`
    WITH k AS MATERIALIZED (${k})
    INSERT INTO stale_minute (app_id, minute)
    SELECT DISTINCT app_id, date_trunc('minute', at, 'UTC') FROM (
      SELECT app_id, user_id, at FROM k JOIN connection AS c USING (app_id, user_id) WHERE c.at >= k.after
      UNION ALL
      SELECT app_id, user_id, ended_at FROM k JOIN connection AS c USING (app_id, user_id) WHERE c.ended_at > k.after
      UNION ALL
      SELECT app_id, user_id, at FROM k JOIN kick AS c USING (app_id, user_id) WHERE c.at > k.after
      UNION ALL
      SELECT app_id, user_id, unnest(ARRAY[at, until]) FROM k JOIN online_span AS s USING (app_id, user_id)
      WHERE s.at >= k.spans_from
      UNION ALL
      SELECT app_id, user_id, unnest(ARRAY[at, until]) FROM k JOIN status_change AS s USING (app_id, user_id)
      WHERE s.at >= k.statuses_from) AS rows
    WHERE at IS NOT NULL`;
  await tx.$executeRaw`
    WITH k AS MATERIALIZED (${k}), connections AS (
      DELETE FROM connection AS c USING k
      WHERE c.app_id = k.app_id AND c.user_id = k.user_id AND c.at >= k.after AND c.no >= k.next_no
    ), statuses AS (
      DELETE FROM status_change AS s USING k
      WHERE s.app_id = k.app_id AND s.user_id = k.user_id AND s.at >= k.after AND s.no >= k.next_status_no
    ), spans AS (
      DELETE FROM online_span AS s USING k WHERE s.app_id = k.app_id AND s.user_id = k.user_id AND s.at > k.after
    ), kicks AS (
      DELETE FROM kick AS c USING k WHERE c.app_id = k.app_id AND c.user_id = k.user_id AND c.at > k.after
    ), verdicts AS (
      DELETE FROM event_verdict AS v USING k
      WHERE v.app_id = k.app_id AND v.user_id = k.user_id AND v.event_time > k.after
    )
    DELETE FROM checkpoint AS c USING k WHERE c.app_id = k.app_id AND c.user_id = k.user_id AND c.at > k.after`;
}

const dateOf = (ms: number | null | undefined) => (ms === null || ms === undefined ? null : new Date(ms));
