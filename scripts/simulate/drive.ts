import { setTimeout as sleep } from "node:timers/promises";
import type { DeliveredCallback } from "@/lib/simulate/delivery";
import type { Run } from "@/lib/simulate/run";
import type { Announcement } from "./announcement";
import type { Sender } from "./sender";

/** Interval of a live run, ms. */
const TICK_MS = 10;
/** The run is given up if this many callbacks failed and none succeeded. */
const MAX_FIRST_FAILURES = 25;

/** Set by Ctrl-C. Callbacks that are due are still sent, then the run ends in order. */
export interface Interrupt {
  requested: boolean;
}

/** No callback is answered OK. The message has the first answer. */
export class AllFailedError extends Error {}

/** Sends a history at `rate` per second; 0 = as fast as it is answered. */
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

/** Advances the simulation with the clock until `end` (ms since the epoch) or an interrupt. */
export async function runLive(
  run: Run,
  sender: Sender,
  end: number,
  interrupt: Interrupt,
  announcement: Announcement,
): Promise<void> {
  while (!interrupt.requested && Date.now() < end) {
    await announcement.postIfDue(Date.now());
    for (const sending of run.until(Date.now())) await send(sender, sending);
    await sleep(TICK_MS);
  }
}

/** Sends the callbacks that are still on their way at the end of a run. */
export async function flush(run: Run, sender: Sender): Promise<void> {
  for (const sending of run.delivery.due()) await send(sender, sending);
}

async function send(sender: Sender, sending: DeliveredCallback): Promise<void> {
  if (sender.counts.ok === 0 && sender.failed >= MAX_FIRST_FAILURES) {
    const [first] = [...sender.counts.failures].map(([kind, { example }]) => `${kind} ${example}`);
    throw new AllFailedError(
      `Gave up: of ${sender.failed} callbacks not one was answered OK (${first ?? "no answer"}).`,
    );
  }
  await sender.send(sending);
}
