import { EARLIEST_EVENT_MS } from "@/lib/presence/quarantine";
import type { Tx } from "../db/client";
import { inAppsOf } from "../db/in-apps-of";
import { tableOf, type RowOf } from "../db/table";
import { milliseconds } from "../measures/rows";
import type { LogEvent, FoldStart } from "./load";
import { keyColumns } from "./user-key";
import type { StaleMoment } from "./stale";

const RECEIPT = tableOf("Event", "e").columns("appId", "receivedAt");

/** Whether any of the user's events may have arrived after a later one. `events` are in the order of their times. */
export function mayBeOutOfOrder(start: FoldStart, events: readonly LogEvent[]): boolean {
  if (start.refold || hasEarlierReceipt(start)) return true;
  return events.some((event, i) => {
    const before = events[i - 1];
    return before !== undefined && before.receivedAt > event.receivedAt;
  });
}

/** Whether a new event is older than a folded one, so that either may be late. */
const hasEarlierReceipt = (start: FoldStart) =>
  start.projected !== null && start.receivedAt < start.projected.lastReceivedAt;

/**
 * Records the late events: those that arrived after a later event of the same user. Quarantined events do not count,
 * also if they are not folded yet and so have no verdict: this is `timeFault` in SQL. Once late, an event stays late.
 * Only events that the new events of `starts` can affect are read. Returns the times of receipt of the events that were
 * not known to be late.
 */
export async function recordLate(tx: Tx, starts: readonly FoldStart[]): Promise<StaleMoment[]> {
  if (starts.length === 0) return [];
  const keys = keyColumns(starts);
  const rows = await tx.$queryRaw<RowOf<typeof RECEIPT>[]>`
    WITH recorded AS (
    INSERT INTO event_late (app_id, user_id, event_time, identity)
    SELECT late.* FROM unnest(
      ${keys.appIds}::int[], ${keys.userIds}::text[], ${starts.map((s) => s.since)}::timestamptz[],
      ${starts.map((s) => (hasEarlierReceipt(s) ? s.receivedAt : null))}::timestamptz[]
    ) AS k(app_id, user_id, since, inverted_from)
    JOIN app ON app.id = k.app_id
    CROSS JOIN LATERAL (
      SELECT least(k.since, min(event_time)) AS since FROM event AS e
      WHERE e.app_id = k.app_id AND e.user_id = k.user_id AND e.received_at > k.inverted_from
        AND ${inAppsOf("e.app_id", starts)}) AS reach
    CROSS JOIN LATERAL (
      SELECT app_id, user_id, event_time, identity FROM (
        SELECT e.app_id, e.user_id, e.event_time, e.identity, e.received_at, min(e.received_at) OVER (
          ORDER BY e.event_time DESC GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS first_of_later
        FROM event AS e LEFT JOIN event_fault AS f USING (app_id, user_id, event_time, identity)
        WHERE e.app_id = k.app_id AND e.user_id = k.user_id AND e.event_time >= reach.since AND f.error IS NULL
          AND ${inAppsOf("e.app_id", starts)}
          AND coalesce(e.claimed_ms, ${milliseconds("e.event_time")}) BETWEEN ${EARLIEST_EVENT_MS}
            AND ${milliseconds("e.received_at")} + app.clock_tolerance_ms) AS events
      WHERE received_at > first_of_later) AS late
    ON CONFLICT DO NOTHING RETURNING app_id, user_id, event_time, identity)
    SELECT ${RECEIPT}
    FROM recorded JOIN event AS e USING (app_id, user_id, event_time, identity)
    WHERE ${inAppsOf("e.app_id", starts)}`;
  return rows.map(({ appId, receivedAt }) => ({ appId, at: receivedAt.getTime(), receipt: true }));
}
