import { setTimeout as sleep } from "node:timers/promises";
import type { DeliveredCallback } from "@/lib/simulate/delivery";
import type { Run } from "@/lib/simulate/run";
import type { Sender } from "./sender";

/** Live, the world is looked after this often. */
const TICK = 10;
/** When this many of the first sendings failed and none succeeded, more of them would tell nothing new. */
const HOPELESS = 25;

/** Set by Ctrl-C: what is due is still sent, then the run ends in order. */
export interface Interrupt {
  requested: boolean;
}

/** Nothing is answered OK at all; the message says what came instead. */
export class HopelessError extends Error {}

/** Sends a history at `rate` a second; 0 = as fast as it is answered. */
export async function sendHistory(
  sendings: Iterable<DeliveredCallback>,
  sender: Sender,
  rate: number,
  interrupt: Interrupt,
): Promise<void> {
  const startedAt = performance.now();
  let no = 0;
  for (const sending of sendings) {
    if (rate > 0) {
      const early = startedAt + (no++ * 1000) / rate - performance.now();
      if (early > 1) await sleep(early);
    }
    await send(sender, sending);
    if (interrupt.requested) return;
  }
}

/** Lets the world run beside the clock until `end` (ms since the epoch) or an interrupt. */
export async function runLive(run: Run, sender: Sender, end: number, interrupt: Interrupt): Promise<void> {
  while (!interrupt.requested && Date.now() < end) {
    for (const sending of run.until(Date.now())) await send(sender, sending);
    await sleep(TICK);
  }
}

/** What is still under way when a run ends is delivered. */
export async function flush(run: Run, sender: Sender): Promise<void> {
  for (const sending of run.delivery.due()) await send(sender, sending);
}

async function send(sender: Sender, sending: DeliveredCallback): Promise<void> {
  if (sender.counts.ok === 0 && sender.failed >= HOPELESS) {
    const [first] = [...sender.counts.failures].map(([kind, { example }]) => `${kind} ${example}`);
    throw new HopelessError(
      `Gave up: of ${sender.failed} callbacks not one was answered OK (${first ?? "no answer"}).`,
    );
  }
  await sender.send(sending);
}
