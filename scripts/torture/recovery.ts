import { setTimeout as sleep } from "node:timers/promises";
import { db } from "@/lib/server/db/client";
import { isUnreachable } from "@/lib/server/db/errors";
import { SECOND } from "@/lib/time/units";
import type { Stage } from "./stage";

const WITHIN_MS = 90 * SECOND;
const POLL_MS = 50;

/**
 * Seconds until the backlog is stored and projected: until presence shows a callback that is sent now, as the journal
 * is stored in order. Null if that takes too long.
 */
export async function recovery({ sender, callbacks }: Stage): Promise<number | null> {
  const started = performance.now();
  const over = () => performance.now() - started > WITHIN_MS;
  let probe = callbacks.probe(Date.now());
  while ((await sender.send(probe.callback)) !== "ok") {
    if (over()) return null;
    await sleep(POLL_MS);
    probe = callbacks.probe(Date.now());
  }
  while (!(await isShown(probe.userId, probe.time))) {
    if (over()) return null;
    await sleep(POLL_MS);
  }
  return (performance.now() - started) / 1_000;
}

async function isShown(userId: string, time: number): Promise<boolean> {
  const reading = db().presence.findFirst({ where: { userId }, select: { lastEventAt: true } });
  const row = await reading.catch((error: unknown) => {
    if (isUnreachable(error)) return null;
    throw error;
  });
  return row !== null && row.lastEventAt.getTime() >= time;
}
