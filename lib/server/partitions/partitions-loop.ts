import { MINUTE } from "@/lib/time/units";
import { log } from "../log";
import { repeat } from "../loop";
import { analyzeStale } from "./analyze";
import { appsWithDays, type AppWithDays } from "./apps-with-days";
import { makeAhead } from "./make-ahead";
import { isInUse } from "./patiently";

const LOOK_EVERY_MS = MINUTE;

/**
 * Makes partitions ahead for the apps that have days, and keeps the statistics of partitioned tables up to date, until
 * the returned function is called. Every instance may run one: the second finds nothing to do.
 */
export const startPartitions = (): (() => Promise<void>) => repeat("partitions", LOOK_EVERY_MS, maintainPartitions);

/** Makes what is missing now. Throws what the database throws; the next call goes on. */
export async function maintainPartitions(): Promise<void> {
  const { partitioned, others } = await appsWithDays();
  for (const app of partitioned) await makeFor(app);
  for (const { sdkAppId } of others) tellOnce(sdkAppId, "there are too many apps with partitions");
  await analyzeStale();
}

async function makeFor({ id, sdkAppId, days }: AppWithDays): Promise<void> {
  try {
    const { divided, left } = await makeAhead(id, days, Date.now());
    if (divided.length > 0) log.info({ app: sdkAppId, tables: divided.length }, "new partitions are made");
    if (left.length > 0) tellOnce(sdkAppId, `npm run partitions moves many rows of ${left.join(", ")}`);
  } catch (error) {
    if (!isInUse(error)) throw error;
    log.info({ app: sdkAppId }, "partitions wait for a long read, such as an export");
  }
}

const told = new Set<string>();

/** Says once in each process why rows of an app are deleted one by one. */
function tellOnce(sdkAppId: string, reason: string): void {
  if (told.has(sdkAppId)) return;
  told.add(sdkAppId);
  log.warn(
    { app: sdkAppId, reason },
    "tables of the app have no partitions, so retention deletes their rows one by one",
  );
}
