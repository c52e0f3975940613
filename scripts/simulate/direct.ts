import { appsBySdkAppId, reloadApps } from "@/lib/server/apps";
import { db, disconnect } from "@/lib/server/db/client";
import { openDatabase } from "@/lib/server/embedded/open";
import { loadDotEnv } from "@/lib/server/env";
import { append, type Appendable } from "@/lib/server/receive/append";
import { judge } from "@/lib/server/receive/judge";
import { gatherTouched } from "@/lib/server/receive/gather";
import type { Sending } from "@/lib/simulate/delivery";
import { encode } from "@/lib/simulate/encode";
import { Random } from "@/lib/simulate/random";
import type { Run } from "@/lib/simulate/run";
import type { Interrupt } from "./drive";

const BATCH = 500;
const WRITERS = 3;
/** A cancelled or deadlocked batch has written nothing and may be written again; a batch in trouble for longer is lost. */
const ATTEMPTS = 20;
const RETRY_MS = 500;

/**
 * Writes the history of a run until `end` (ms since the epoch) into the database, each callback received when it
 * reached the receiver in the run's own time and a moment later, as networks are. `onWritten` hears how many went in
 * since it last heard. The app is made where it is missing. Throws what the database throws.
 */
export async function writeHistory(
  run: Run,
  end: number,
  sdkAppId: string,
  interrupt: Interrupt,
  onWritten: (callbacks: number) => void,
): Promise<void> {
  loadDotEnv();
  const close = await openDatabase();
  try {
    await db().app.createMany({ data: [{ sdkAppId }], skipDuplicates: true });
    await reloadApps();
    const batches = batched(await appendables(run, end, sdkAppId));
    const writer = async (lane: string) => {
      for (const batch of batches) {
        await insist(() => append(batch, lane));
        onWritten(batch.length);
        if (interrupt.requested) return;
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, (_, no) => writer(`sim-${no}`)));
    await gatherTouched();
  } finally {
    await disconnect();
    await close();
  }
}

/** The callbacks as the receiver judges them. */
async function appendables(run: Run, end: number, sdkAppId: string): Promise<Iterable<Appendable>> {
  const apps = await appsBySdkAppId();
  const random = new Random(run.options.seed, -2);
  const judged = ({ callback, at }: Sending): Appendable => {
    const { query, body } = encode(callback, sdkAppId, null, at);
    const bytes = Buffer.from(body);
    const receivedAt = Math.min(end, Math.round(at + random.lognormal(90, 0.7)));
    const request = { method: "POST", secret: null, path: "/api/callback", query, body: bytes, bodyBytes: bytes.length, receivedAt };
    const verdict = judge(request, apps);
    if (verdict.kind !== "event") throw new Error(`The receiver would not store this callback: ${body}`);
    return { appId: verdict.app.id, event: verdict.event, skewMs: null };
  };
  return (function* () {
    for (const sending of run.until(end)) yield judged(sending);
    for (const sending of run.delivery.due()) yield judged(sending);
  })();
}

/** Shared by the writers: each takes the next batch when it has written its last. */
function* batched(items: Iterable<Appendable>): Generator<Appendable[]> {
  let batch: Appendable[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function insist(write: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await write();
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}
