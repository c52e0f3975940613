import { DAY, SECOND } from "@/lib/time/units";
import { db } from "../db/client";
import { repeat } from "../loop";
import { send } from "./channels/send";
import { deliver } from "./deliver";
import { evaluate } from "./evaluate";
import { instanceReporter } from "./instance-report";

const EVALUATE_EVERY_MS = 10 * SECOND;
const DELIVER_EVERY_MS = 2 * SECOND;
const PRUNE_EVERY_MS = DAY;
/** Alerts that are over, and what became of their messages, are kept for this long. */
const KEPT_MS = 90 * DAY;
/** A shutdown waits this long for messages that are being sent. One that is cut short is sent again later. */
const SHUTDOWN_SEND_MS = 3 * SECOND;

/**
 * Watches the rules and sends alerts until the returned function is called, which resolves when the current work is
 * done. What is being sent then may take another SHUTDOWN_SEND_MS. Every instance of the app may run it.
 */
export function startAlerts(): () => Promise<void> {
  const clock = () => new Date();
  const report = instanceReporter();
  const cut = new AbortController();
  const stops = [
    repeat("the report of this instance", EVALUATE_EVERY_MS, () => report(clock())),
    repeat("the evaluation of alerts", EVALUATE_EVERY_MS, () => evaluate(clock())),
    repeat("the delivery of alerts", DELIVER_EVERY_MS, (stop) => deliver({ send, clock, stop, cut: cut.signal })),
    repeat("the deletion of old alerts", PRUNE_EVERY_MS, () => prune(clock())),
  ];
  return async () => {
    const timer = setTimeout(() => cut.abort(), SHUTDOWN_SEND_MS);
    await Promise.all(stops.map((stop) => stop())).finally(() => clearTimeout(timer));
  };
}

/** Deletes what is older than KEPT_MS and over. */
export async function prune(now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_MS);
  await db().alertDelivery.deleteMany({ where: { createdAt: { lt: before }, state: { not: "pending" } } });
  await db().alert.deleteMany({ where: { closedAt: { lt: before } } });
  await db().alertPace.deleteMany({ where: { freeAt: { lt: before } } });
  await db().instanceReport.deleteMany({ where: { reportedAt: { lt: before } } });
}
