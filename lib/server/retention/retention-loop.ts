import { DAY, SECOND } from "@/lib/time/units";
import { projectorDb } from "../db/client";
import { errorText } from "../db/poison";
import { log } from "../log";
import { repeat } from "../loop";
import { isInUse } from "../partitions/patiently";
import { runAuditDue } from "./audit";
import { runRetention } from "./run";

const LOOK_EVERY_MS = 10 * SECOND;
const RUN_EVERY_MS = DAY;

/**
 * Removes what each app no longer keeps, and old entries of the audit, once a day and after a change of the settings,
 * until the returned function is called. Every instance may run one: what one has removed, another does not find.
 */
export const startRetention = (): (() => Promise<void>) => repeat("retention", LOOK_EVERY_MS, runDue);

/** Runs the retention of every app for which it is due, and that of the audit. */
export async function runDue(): Promise<void> {
  const due = await projectorDb().$queryRaw<{ appId: number }[]>`
    SELECT app_id AS "appId" FROM retention
    WHERE ran_at IS NULL OR ran_at < changed_at OR ran_at < ${new Date(Date.now() - RUN_EVERY_MS)}
    ORDER BY app_id`;
  for (const { appId } of due) await runOne(appId);
  await runAuditDue();
}

async function runOne(appId: number): Promise<void> {
  const started = new Date();
  const report = (data: object) => projectorDb().retention.update({ where: { appId }, data });
  try {
    const removed = await runRetention(appId, started.getTime());
    if (removed === null) return;
    const done = { ranAt: started, error: null };
    if (Object.values(removed).every((rows) => rows === 0)) return void (await report(done));
    const tookMs = Date.now() - started.getTime();
    log.info({ appId, tookMs, ...removed }, "retention removed what is no longer kept");
    await report({ ...done, removedAt: new Date(), removed: { ...removed, tookMs } });
  } catch (error) {
    if (isInUse(error)) return log.info({ appId }, "retention waits for a long read, such as an export");
    log.error({ err: error, appId }, "retention could not remove everything; trying again");
    await report({ error: errorText(error) });
  }
}
