import { createHash, timingSafeEqual } from "node:crypto";
import { appsBySdkAppId } from "./apps/registry";
import { env } from "./env";
import { subscriberCount } from "./live/hub";
import { readHealth } from "./queries/health/health";
import { readLive } from "./queries/stats/live";

type Sample = [name: string, type: "counter" | "gauge", labels: Record<string, string>, value: number];

/** The state of every app in Prometheus' text format. Where a metrics token is configured, it must be sent as Bearer. */
export async function metrics(authorization: string | null): Promise<Response> {
  const { metricsToken } = env();
  if (metricsToken !== null && !same(authorization ?? "", `Bearer ${metricsToken}`)) {
    return new Response("The metrics token is missing or wrong\n", { status: 401 });
  }
  const samples = (await Promise.all([...(await appsBySdkAppId()).values()].map(samplesOf))).flat();
  return new Response(format(samples), { headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8" } });
}

async function samplesOf(app: Parameters<typeof readHealth>[0]): Promise<Sample[]> {
  const now = new Date();
  const [health, live] = await Promise.all([readHealth(app, now), readLive(app, now)]);
  const labels = { app: app.sdkAppId };
  return [
    ["rollcall_callbacks_accepted_total", "counter", labels, health.accepted],
    ["rollcall_callbacks_duplicate_total", "counter", labels, health.duplicates],
    ["rollcall_callbacks_other_total", "counter", labels, health.otherCommands],
    ...Object.entries(health.rejected).map(([cause, n]): Sample => [
      "rollcall_callbacks_rejected_total",
      "counter",
      { ...labels, cause },
      n,
    ]),
    ["rollcall_projection_backlog_users", "gauge", labels, health.backlog],
    ["rollcall_live_streams_open", "gauge", labels, subscriberCount(app)],
    ["rollcall_users_online", "gauge", labels, live.online.users],
    ["rollcall_users_unverified", "gauge", labels, live.online.unverified],
    ...Object.entries(live.online.byPlatform).map(([platform, n]): Sample => [
      "rollcall_connections_open",
      "gauge",
      { ...labels, platform },
      n,
    ]),
  ];
}

function format(samples: readonly Sample[]): string {
  const names = [...new Set(samples.map(([name]) => name))];
  const blocks = names.map((name) => {
    const own = samples.filter((sample) => sample[0] === name);
    const lines = own.map(([, , labels, value]) => {
      const text = Object.entries(labels)
        .map(([key, v]) => `${key}=${JSON.stringify(v)}`)
        .join(",");
      return `${name}{${text}} ${value}\n`;
    });
    return `# TYPE ${name} ${own[0]?.[1]}\n${lines.join("")}`;
  });
  return blocks.join("");
}

function same(given: string, expected: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
