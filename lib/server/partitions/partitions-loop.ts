import { MINUTE } from "@/lib/time/units";
import { projectorDb } from "../db/client";
import { log } from "../log";
import { repeat } from "../loop";
import { analyzeStale } from "./analyze";
import { makeAhead, type DaysByKind } from "./make-ahead";
import { isInUse } from "./patiently";

const LOOK_EVERY_MS = MINUTE;
/** Apps that have partitions. The more there are, the longer PostgreSQL plans. Rows of further apps are deleted. */
const MAX_APPS = 20;

/**
 * Makes partitions ahead for the apps that have days, and keeps the statistics of partitioned tables up to date, until
 * the returned function is called. Every instance may run one: the second finds nothing to do.
 */
export const startPartitions = (): (() => Promise<void>) => repeat("partitions", LOOK_EVERY_MS, maintainPartitions);

/** Makes what is missing now. Throws what the database throws; the next call goes on. */
export async function maintainPartitions(): Promise<void> {
  const apps = await projectorDb().$queryRaw<({ appId: number } & DaysByKind)[]>`
    SELECT r.app_id AS "appId", r.events_days AS events, r.connections_days AS connections,
           r.sums_days AS sums
    FROM retention AS r JOIN app AS a ON a.id = r.app_id
    WHERE a.deleting_at IS NULL AND coalesce(r.events_days, r.connections_days, r.sums_days) IS NOT NULL
    ORDER BY r.app_id LIMIT ${MAX_APPS}`;
  for (const { appId, ...days } of apps) await makeFor(appId, days);
  await analyzeStale();
}

async function makeFor(appId: number, days: DaysByKind): Promise<void> {
  try {
    const tables = await makeAhead(appId, days, Date.now());
    if (tables > 0) log.info({ appId, tables }, "new partitions are made");
  } catch (error) {
    if (!isInUse(error)) throw error;
    log.info({ appId }, "partitions wait for a long read, such as an export");
  }
}
