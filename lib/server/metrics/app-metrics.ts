import { Counter, Gauge, type OpenMetricsContentType, type Registry } from "prom-client";
import { SECOND, type Millis } from "@/lib/time/units";
import type { App } from "../apps/registry";
import { readNow, Prisma } from "../db/client";
import { subscriberCount } from "../live/hub";
import { readHealth } from "../queries/health/health";
import { readLive } from "../queries/stats/live";

/** What is measured of one app. */
export async function readAppMetrics(app: App) {
  const now = new Date();
  const [health, live, delayMs] = await Promise.all([
    readHealth(app, now),
    readLive(app, now),
    projectionDelay(app, now),
  ]);
  const ongoing = live.incidents.filter((incident) => incident.app === app.sdkAppId && incident.ongoing).length;
  return { sdkAppId: app.sdkAppId, health, live, ongoing, delayMs, streams: subscriberCount(app) };
}

/** How long the oldest callback has waited to be folded. A refold of old history is no delay. */
async function projectionDelay({ id }: App, now: Date): Promise<Millis> {
  const [row] = await readNow<{ oldest: Date | null }>(Prisma.sql`
    SELECT min(received_at) AS oldest FROM touched WHERE app_id = ${id} AND received_at > to_timestamp(0)`);
  return row?.oldest == null ? 0 : Math.max(0, now.getTime() - row.oldest.getTime());
}

export type AppMetrics = Awaited<ReturnType<typeof readAppMetrics>>;

/** Adds the metrics of these apps to `registry`. Every sample has the label `app`, which is the SDKAppID. */
export function registerAppMetrics(
  registry: Registry | Registry<OpenMetricsContentType>,
  apps: readonly AppMetrics[],
): void {
  const registers = [registry];
  const counter = (name: string, help: string, valueOf: (app: AppMetrics) => number) => {
    const metric = new Counter({ name, help, labelNames: ["app"], registers });
    for (const app of apps) metric.inc({ app: app.sdkAppId }, valueOf(app));
  };
  const gauge = (name: string, help: string, valueOf: (app: AppMetrics) => number) => {
    const metric = new Gauge({ name, help, labelNames: ["app"], registers });
    for (const app of apps) metric.set({ app: app.sdkAppId }, valueOf(app));
  };

  counter("rollcall_callbacks_accepted_total", "Callbacks that were stored.", (app) => app.health.accepted);
  counter("rollcall_callbacks_duplicate_total", "Callbacks that were stored before.", (app) => app.health.duplicates);
  counter("rollcall_callbacks_other_total", "Callbacks of other commands.", (app) => app.health.otherCommands);
  const rejected = new Counter({
    name: "rollcall_callbacks_rejected_total",
    help: "Callbacks that were refused, by cause.",
    labelNames: ["app", "cause"],
    registers,
  });
  for (const { sdkAppId, health } of apps)
    for (const [cause, count] of Object.entries(health.rejected)) rejected.inc({ app: sdkAppId, cause }, count);

  gauge("rollcall_projection_backlog_users", "Users with events that are not folded yet.", (app) => app.health.backlog);
  gauge(
    "rollcall_projection_delay_seconds",
    "How long the oldest callback has waited to be folded.",
    (app) => app.delayMs / SECOND,
  );
  gauge("rollcall_incidents_ongoing", "Incidents that go on.", (app) => app.ongoing);
  // An app that has received nothing has no sample: 0 would be the year 1970.
  const last = new Gauge({
    name: "rollcall_last_callback_timestamp_seconds",
    help: "When the newest callback was received, in seconds since the epoch.",
    labelNames: ["app"],
    registers,
  });
  for (const { sdkAppId, health } of apps)
    if (health.lastCallbackAt !== null) last.set({ app: sdkAppId }, Date.parse(health.lastCallbackAt) / SECOND);
  gauge("rollcall_live_streams_open", "Browsers that receive live updates.", (app) => app.streams);
  gauge("rollcall_users_online", "Users who are online.", (app) => app.live.online.users);
  gauge("rollcall_users_unverified", "Users online without a recent sign.", (app) => app.live.online.unverified);
  const connections = new Gauge({
    name: "rollcall_connections_open",
    help: "Open connections, by platform.",
    labelNames: ["app", "platform"],
    registers,
  });
  for (const { sdkAppId, live } of apps)
    for (const [platform, count] of Object.entries(live.online.byPlatform))
      connections.set({ app: sdkAppId, platform }, count);
}
