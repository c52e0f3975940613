import { Gauge, type OpenMetricsContentType, type Registry } from "prom-client";
import { ALERT_RULES, CHANNEL_KINDS, DELIVERY_STATES } from "@/lib/alerts/values";
import { db, readNow, Prisma } from "../db/client";

/** What is measured of alerts. */
export async function readAlertMetrics() {
  const [alerts, deliveries] = await Promise.all([
    db().alert.groupBy({
      by: ["rule"],
      where: { openedAt: { not: null }, closedAt: null },
      _count: { _all: true },
    }),
    readNow<{ kind: string; state: string; n: number }>(Prisma.sql`
      SELECT c.kind, d.state, count(*)::int AS n FROM alert_delivery AS d
      JOIN alert_channel AS c ON c.id = d.channel_id GROUP BY c.kind, d.state`),
  ]);
  return { alerts: new Map(alerts.map(({ rule, _count }) => [rule, _count._all])), deliveries };
}

export type AlertMetrics = Awaited<ReturnType<typeof readAlertMetrics>>;

/** Adds the metrics to `registry`. They have no label `app`. */
export function registerAlertMetrics(
  registry: Registry | Registry<OpenMetricsContentType>,
  { alerts, deliveries }: AlertMetrics,
): void {
  const registers = [registry];
  const open = new Gauge({
    name: "rollcall_alerts_open",
    help: "Open alerts, by rule.",
    labelNames: ["rule"],
    registers,
  });
  for (const rule of ALERT_RULES) open.set({ rule }, alerts.get(rule) ?? 0);
  const delivered = new Gauge({
    name: "rollcall_alert_deliveries",
    help: "Messages of alerts of the last 90 days, by kind of channel and state.",
    labelNames: ["channel_kind", "state"],
    registers,
  });
  for (const channel_kind of CHANNEL_KINDS)
    for (const state of DELIVERY_STATES) {
      const found = deliveries.find((row) => row.kind === channel_kind && row.state === state);
      delivered.set({ channel_kind, state }, found?.n ?? 0);
    }
}
