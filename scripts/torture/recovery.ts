import { setTimeout as sleep } from "node:timers/promises";
import { db } from "@/lib/server/db/client";
import { isUnreachable } from "@/lib/server/db/errors";
import { SECOND, type Millis } from "@/lib/time/units";
import type { Stage } from "./stage";

const WITHIN_MS = 90 * SECOND;
const POLL_MS = 50;
const PROBE_EVERY_MS = SECOND;

/**
 * Seconds until the backlog is stored and projected: until presence shows a callback that is sent now, as the journal
 * is stored in order. Null if that takes too long.
 */
export async function recovery({ sender, callbacks }: Stage): Promise<number | null> {
  const started = performance.now();
  let first: { userId: string; time: Millis } | null = null;
  let sentAt = -Infinity;
  for (; performance.now() - started <= WITHIN_MS; await sleep(POLL_MS)) {
    // A process may judge a callback before it sees that its clock is right again, and then never shows it. A later
    // callback that is shown says that the first one is stored.
    if (performance.now() - sentAt >= PROBE_EVERY_MS) {
      const { callback, ...probe } = callbacks.probe(Date.now());
      if ((await sender.send(callback)) === "ok") {
        first ??= probe;
        sentAt = performance.now();
      }
    }
    if (first !== null && (await isShown(first))) return (performance.now() - started) / 1_000;
  }
  return null;
}

async function isShown({ userId, time }: { userId: string; time: Millis }): Promise<boolean> {
  const reading = db().presence.findFirst({ where: { userId }, select: { lastEventAt: true } });
  const row = await reading.catch((error: unknown) => {
    if (isUnreachable(error)) return null;
    throw error;
  });
  return row !== null && row.lastEventAt.getTime() >= time;
}
