import { MAX_ATTEMPTS, retryAfter } from "@/lib/alerts/retry";
import { db } from "../db/client";
import { log } from "../log";
import type { Send, SendResult } from "./channels/send";
import { settingsOf } from "./channels/sealed-settings";
import { describeFailure, switchOffGone } from "./channels/store";
import { claim, type Claimed } from "./claim";
import { holdTurns } from "./turn";

interface Delivering {
  send: Send;
  clock: () => Date;
  /** Nothing more is claimed after it aborts. */
  stop?: AbortSignal;
  /** Ends what is being sent. It counts as a failed attempt. */
  cut?: AbortSignal;
}

/**
 * Sends all deliveries that are due, those of different channels at once, and resolves with how many were tried. Every
 * instance may call it at the same time.
 */
export async function deliver(delivering: Delivering): Promise<number> {
  const isStopped = () => delivering.stop?.aborted === true;
  let tried = 0;
  for (;;) {
    const sending: Promise<void>[] = [];
    for (let claimed; !isStopped() && (claimed = await claim(delivering.clock())) !== null;) {
      const one = sendClaimed(claimed, delivering);
      // A failure is thrown below, when all are under way.
      one.catch(() => undefined);
      sending.push(one);
    }
    if (sending.length === 0) return tried;
    await Promise.all(sending);
    tried += sending.length;
  }
}

/**
 * Sends a claimed delivery, and writes down what became of it. If the process dies between the two, the message is sent
 * again under the same id when the lease is over.
 */
async function sendClaimed(claimed: Claimed, { send, clock, cut }: Delivering): Promise<void> {
  const { channel, message } = claimed;
  const result = await send(settingsOf(channel), message, cut).catch((error: unknown): SendResult => ({
    ok: false,
    error: String(error),
  }));
  await finish(claimed, result, clock());
}

async function finish({ id, channel, attempt }: Claimed, result: SendResult, now: Date): Promise<void> {
  // Only the attempt that was claimed last may write.
  const where = { id, state: "pending", attempts: attempt };
  if (result.ok) {
    const data = { state: "sent", sending: false, sentAt: now, lastError: null };
    await db().alertDelivery.updateMany({ where, data });
    return;
  }
  const { permanent, gone, retryAfterMs } = result;
  const error = describeFailure(result);
  const gaveUp = permanent === true || attempt >= MAX_ATTEMPTS;
  log.warn({ channel: channel.name, error, attempt, gaveUp }, "an alert could not be sent");
  // This comes before the end of the delivery, because the channel may send the next one from then on.
  if (gone === true) await switchOffGone(channel);
  // A muted robot would refuse the other messages too, and some stay muted for longer then.
  if (retryAfterMs !== undefined) await holdTurns(db(), channel.id, new Date(now.getTime() + retryAfterMs));
  await db().alertDelivery.updateMany({
    where,
    data: {
      state: gaveUp ? "failed" : "pending",
      sending: false,
      lastError: error,
      nextAttemptAt: new Date(now.getTime() + retryAfter(attempt, retryAfterMs)),
    },
  });
}
