import { Counter, Gauge, type OpenMetricsContentType, type Registry } from "prom-client";
import type { App } from "../apps/registry";
import { subscriberCount } from "../live/hub";
import { readHealth } from "../queries/health/health";
import { readLive } from "../queries/stats/live";

/** What is measured of one app. */
export async function readAppMetrics(app: App) {
  const now = new Date();
  const [health, live] = await Promise.all([readHealth(app, now), readLive(app, now)]);
  return { sdkAppId: app.sdkAppId, health, live, streams: subscriberCount(app) };
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
