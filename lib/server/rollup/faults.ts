import { MINUTE } from "@/lib/time/units";
import { projectorDb } from "../db/client";
import { errorText } from "../db/poison";
import { log } from "../log";
import type { StaleMinute } from "./claim";

/** The first pause before a minute is tried again. It doubles with each failure. */
const FIRST_PAUSE_MS = MINUTE;
/** The longest pause. */
const LONGEST_PAUSE_MS = 60 * MINUTE;

/** Notes that a minute cannot be summed, and when it is tried again. */
export async function setMinuteAside(stale: StaleMinute, error: unknown): Promise<void> {
  const { appId, minute, receipt } = stale;
  log.error({ err: error, ...stale }, "a minute cannot be summed; it is tried again later");
  await projectorDb().$executeRaw`
    INSERT INTO rollup_fault AS f (app_id, minute, receipt, error, retry_at)
    VALUES (${appId}, ${minute}, ${receipt}, ${errorText(error)}, now() + ${FIRST_PAUSE_MS} * interval '1 ms')
    ON CONFLICT (app_id, minute, receipt) DO UPDATE SET
      error = excluded.error, failures = f.failures + 1,
      retry_at = now() + least(${FIRST_PAUSE_MS} * 2.0 ^ least(f.failures, 20), ${LONGEST_PAUSE_MS}) * interval '1 ms'`;
}
