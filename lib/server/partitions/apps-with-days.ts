import { projectorDb } from "../db/client";
import type { DaysByKind } from "./make-ahead";

/** Apps that have partitions. The more there are, the longer PostgreSQL plans. Rows of further apps are deleted. */
const MAX_APPS = 20;

export interface AppWithDays {
  id: number;
  sdkAppId: string;
  days: DaysByKind;
}

/**
 * The apps that keep something for some days and are not being deleted: those that have partitions, and those for which
 * there are too many apps already. Throws what the database throws.
 */
export async function appsWithDays(): Promise<{ partitioned: AppWithDays[]; others: AppWithDays[] }> {
  const rows = await projectorDb().$queryRaw<(Omit<AppWithDays, "days"> & DaysByKind)[]>`
    SELECT a.id, a.sdk_app_id AS "sdkAppId", r.events_days AS events, r.connections_days AS connections,
           r.sums_days AS sums
    FROM retention AS r JOIN app AS a ON a.id = r.app_id
    WHERE a.deleting_at IS NULL AND coalesce(r.events_days, r.connections_days, r.sums_days) IS NOT NULL
    ORDER BY a.id`;
  const apps = rows.map(({ id, sdkAppId, ...days }) => ({ id, sdkAppId, days }));
  return { partitioned: apps.slice(0, MAX_APPS), others: apps.slice(MAX_APPS) };
}
