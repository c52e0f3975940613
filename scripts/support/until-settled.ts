import { setTimeout as delay } from "node:timers/promises";
import { StartError } from "@/lib/server/start-error";

const POLL_MS = 200;

/** The state of a product in which nothing waits: gauges of /metrics that must be 0. */
export const STORED = ["rollcall_journal_records", "rollcall_projection_backlog_users"] as const;
export const SUMMED = [...STORED, "rollcall_rollup_waiting_minutes"] as const;

/**
 * Waits until gauges of a product are 0 at `looks` looks one after the other. Without a token it works only on the
 * machine of the product. Throws StartError if nothing answers, or if the token is not valid.
 */
export async function untilSettled(
  url: string,
  gauges: readonly string[],
  { token, looks = 1 }: { token?: string; looks?: number } = {},
): Promise<void> {
  const waiting = new RegExp(`^(${gauges.join("|")})\\S* [1-9]`, "m");
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  for (let quiet = 0; quiet < looks; await delay(POLL_MS)) {
    const answer = await fetch(`${url}/metrics`, { headers }).catch(() => {
      throw new StartError(`Nothing answers at ${url}.`);
    });
    if (answer.status === 401 || answer.status === 403) throw new StartError("The token may not read /metrics.");
    quiet = answer.ok && !waiting.test(await answer.text()) ? quiet + 1 : 0;
  }
}
