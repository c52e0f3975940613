import { createHash, timingSafeEqual } from "node:crypto";
import { isIPv4 } from "node:net";
import Negotiator from "negotiator";
import { Registry, type OpenMetricsContentType, type RegistryContentType } from "prom-client";
import { appsBySdkAppId } from "../apps/registry";
import { env } from "../env";
import { readAlertMetrics, registerAlertMetrics } from "./alert-metrics";
import { readAppMetrics, registerAppMetrics } from "./app-metrics";
import { frontFigures } from "./front-figures";
import { registerFrontMetrics } from "./front-metrics";
import { registerInstanceMetrics } from "./instance-metrics";
import { registerProcessMetrics } from "./process-metrics";
import { readRollupMetrics, registerRollupMetrics } from "./rollup-metrics";
import { sharedAnswer } from "../shared-answer";

const TEXT = Registry.PROMETHEUS_CONTENT_TYPE;
const OPENMETRICS = Registry.OPENMETRICS_CONTENT_TYPE;

/**
 * Answers GET /metrics: the state of every app, of alerts and of this process, as OpenMetrics if the client prefers it,
 * else in Prometheus' text format. The client must send the metrics token as Bearer. If none is configured, only this
 * machine may read them.
 */
export async function metrics(headers: Headers): Promise<Response> {
  const { metricsToken } = env();
  if (metricsToken === null && !isLoopback(headers.get("x-forwarded-for"))) {
    return new Response("Without ROLLCALL_METRICS_TOKEN only this machine may read the metrics\n", { status: 403 });
  }
  if (metricsToken !== null && !isSame(headers.get("authorization") ?? "", `Bearer ${metricsToken}`)) {
    return new Response("The metrics token is missing or wrong\n", { status: 401 });
  }
  const contentType = chooseContentType(headers.get("accept"));
  const text = await (contentType === OPENMETRICS ? openMetricsText() : plainText());
  return new Response(text, { headers: { "content-type": contentType } });
}

/** An answer serves all requests of this time, so that a flood of requests costs the database as much as one. */
const FRESH_MS = 1_000;
const stored = sharedAnswer("metrics", FRESH_MS, async () => {
  const readApps = Promise.all([...(await appsBySdkAppId()).values()].map(readAppMetrics));
  const [apps, alerts, rollup] = await Promise.all([readApps, readAlertMetrics(), readRollupMetrics()]);
  return { apps, alerts, rollup };
});
const plainText = sharedAnswer("metrics as text", FRESH_MS, () => textOf(new Registry()));
// A registry for each text: prom-client renames the counters of a registry that it writes as OpenMetrics.
const openMetricsText = sharedAnswer("metrics as OpenMetrics", FRESH_MS, () => textOf(openMetricsRegistry()));

async function textOf(registry: Registry | Registry<OpenMetricsContentType>): Promise<string> {
  const front = frontFigures();
  // In an outage, what needs no database is wanted most.
  if (front?.database?.kind !== "unreachable") {
    const { apps, alerts, rollup } = await stored();
    registerAppMetrics(registry, apps);
    registerAlertMetrics(registry, alerts);
    registerRollupMetrics(registry, rollup);
  }
  await registerInstanceMetrics(registry);
  registerProcessMetrics(registry);
  if (front !== null) registerFrontMetrics(registry, front);
  return registry.metrics();
}

function openMetricsRegistry(): Registry<OpenMetricsContentType> {
  const registry = new Registry<OpenMetricsContentType>();
  registry.setContentType(OPENMETRICS);
  return registry;
}

/** The content type that an Accept header prefers; the text format if it names neither. */
export function chooseContentType(accept: string | null): RegistryContentType {
  const preferred = new Negotiator({ headers: { accept: accept ?? "*/*" } }).mediaTypes();
  const known = preferred.find((type) =>
    ["application/openmetrics-text", "text/plain", "text/*", "*/*"].includes(type),
  );
  return known === "application/openmetrics-text" ? OPENMETRICS : TEXT;
}

/** Whether serve/forwarded.ts found that the client is this machine. */
function isLoopback(address: string | null): boolean {
  const plain = (address ?? "").replace(/^::ffff:/, "");
  return plain === "::1" || (isIPv4(plain) && plain.startsWith("127."));
}

/** Compares in constant time, so that the duration does not reveal the token. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
