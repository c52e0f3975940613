import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { healthAnswer } from "@/lib/contracts/health";
import { MINUTE } from "@/lib/time/units";
import { pageAddresses } from "../bench/addresses";
import type { Console } from "../bench/console";
import { endpointRequests } from "../bench/endpoint-requests";

/** After the requests, everything that was received is processed within this time. */
const SETTLED_MS = 5 * MINUTE;
const LATE_MS = 2_000;

const count = z.object({ count: z.number() });

/** Asks every endpoint and every page once, because Next loads each when it is asked for the first time. */
export async function warmUp(product: Console): Promise<void> {
  const now = Date.now();
  for (const { path } of await endpointRequests(product, now)) await product.time(path);
  for (const path of (await pageAddresses(product, now)).values())
    await (await fetch(`${product.url}${path}`, { headers: { cookie: product.cookie } })).arrayBuffer();
}

/** What is wrong with the product after it was fuzzed: its endpoints, and the sound callbacks. */
export async function faultsAfterwards(product: Console, canaries: number): Promise<string[]> {
  const faults: string[] = [];
  await settled(product).catch((error: unknown) => faults.push(String(error)));
  const found = await product.read("users/count?q=canary-&state=online", count);
  if (found.count !== canaries)
    faults.push(`${canaries} sound callbacks were answered OK, ${found.count} users are online`);
  const now = Date.now();
  for (const { name, path } of await endpointRequests(product, now)) {
    const { status, ...took } = await product.time(path);
    // The rest of a download takes as long as there is to send.
    const ms = name.startsWith("exports/") ? took.headMs : took.ms;
    if (status !== 200) faults.push(`GET ${name} answers ${status}`);
    else if (ms > LATE_MS) faults.push(`GET ${name} takes ${ms.toFixed(0)} ms`);
  }
  return faults;
}

async function settled(product: Console): Promise<void> {
  const deadline = performance.now() + SETTLED_MS;
  while ((await product.read("ingest/health", healthAnswer)).backlog > 0) {
    if (performance.now() > deadline) throw new Error("callbacks are still not processed after 5 minutes");
    await delay(1_000);
  }
}
