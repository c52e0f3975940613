import { setTimeout as delay } from "node:timers/promises";
import { DAY, SECOND, type Millis } from "@/lib/time/units";
import { db } from "../db/client";
import { log } from "../log";
import { send } from "./channels/send";
import { deliver } from "./deliver";
import { evaluate } from "./evaluate";
import { instanceReporter } from "./instance-report";

const EVALUATE_EVERY_MS = 10 * SECOND;
const DELIVER_EVERY_MS = 2 * SECOND;
const PRUNE_EVERY_MS = DAY;
/** Alerts that are over, and what became of their messages, are kept for this long. */
const KEPT_MS = 90 * DAY;

/**
 * Watches the rules and sends alerts until the returned function is called, which resolves when the messages that are
 * being sent are sent. Every instance of the app may run it.
 */
export function startAlerts(): () => Promise<void> {
  const stop = new AbortController();
  const clock = () => new Date();
  const report = instanceReporter();
  const loops = Promise.all([
    repeat("the report of this instance", EVALUATE_EVERY_MS, stop.signal, () => report(clock())),
    repeat("the evaluation of alerts", EVALUATE_EVERY_MS, stop.signal, () => evaluate(clock())),
    repeat("the delivery of alerts", DELIVER_EVERY_MS, stop.signal, () => deliver({ send, clock })),
    repeat("the deletion of old alerts", PRUNE_EVERY_MS, stop.signal, () => prune(clock())),
  ]);
  return async () => {
    stop.abort();
    await loops;
  };
}

/** A failure is logged, and the work is tried again after the same pause. */
async function repeat(name: string, everyMs: Millis, signal: AbortSignal, work: () => Promise<unknown>): Promise<void> {
  while (!signal.aborted) {
    await work().catch((err: unknown) => log.error({ err }, `${name} failed; trying again`));
    await delay(everyMs, undefined, { signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }
}

/** Deletes what is older than KEPT_MS and over. */
export async function prune(now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_MS);
  await db().alertDelivery.deleteMany({ where: { createdAt: { lt: before }, state: { not: "pending" } } });
  await db().alert.deleteMany({ where: { closedAt: { lt: before } } });
  await db().instanceReport.deleteMany({ where: { reportedAt: { lt: before } } });
}
