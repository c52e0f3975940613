import type { Millis } from "@/lib/time/units";
import type { LoginPolicy } from "./login-policy";
import { TimeQueue } from "./time-queue";
import { Random } from "./random";
import type { Account, TencentCallback } from "./types";

/** The faults of the network between Tencent and the receiver. */
export interface DeliveryFaults {
  /** Shares between 0 and 1: delivered twice, delivered late, never delivered. */
  duplicates: number;
  reorder: number;
  loss: number;
  /** The maximum delay of a reordered callback, in simulated ms. */
  lateBy: Millis;
}

/** A callback as it arrives at the receiver. `copy` is true for the second one of a duplicate. */
export interface DeliveredCallback {
  callback: TencentCallback;
  copy: boolean;
  /** The simulated time of arrival. */
  at: Millis;
}

interface PendingDelivery extends Omit<DeliveredCallback, "at"> {
  /** A reordered callback is scheduled twice. The second one is skipped. */
  sent: boolean;
}

/** Loses, duplicates and delays callbacks between Tencent and the receiver. Event times do not change. */
export class Delivery {
  readonly counts = { distinct: 0, duplicates: 0, reordered: 0, lost: 0 };
  private readonly random: Random;
  private readonly pending = new TimeQueue<PendingDelivery>();
  private readonly behindNextByAccount = new Map<Account, PendingDelivery[]>();

  constructor(
    seed: number,
    private readonly faults: DeliveryFaults,
    private readonly policy: LoginPolicy,
  ) {
    this.random = new Random(seed, -1);
  }

  /** Accepts the callbacks of Tencent, in the order of their event times. */
  accept(callback: TencentCallback): void {
    const { duplicates, reorder, loss, lateBy } = this.faults;
    const { account, time } = callback;
    const lost = this.random.chance(loss);
    account.observable.observe(callback, lost, this.policy);
    if (lost) {
      this.counts.lost++;
      return;
    }
    this.counts.distinct++;
    const earlier = this.behindNextByAccount.get(account);
    this.behindNextByAccount.delete(account);
    const late = this.random.chance(reorder);
    // Half of the late callbacks have a random delay, half arrive just after the next callback of the same user.
    const behindNext = late && this.random.chance(0.5);
    const at = late ? time + (behindNext ? lateBy : Math.ceil(this.random.next() * Math.min(lateBy, 30_000))) : time;
    if (late) this.counts.reordered++;
    const waiting = this.schedule(at, callback, false);
    if (behindNext) this.behindNextByAccount.set(account, [waiting]);
    for (const before of earlier ?? []) this.scheduleBehind(before, at);
    if (this.random.chance(duplicates)) {
      this.counts.duplicates++;
      // Either at the same time, or as a retry some seconds later.
      this.schedule(at + (this.random.chance(0.4) ? 0 : this.random.int(200, 8_000)), callback, true);
    }
  }

  /** The callbacks that arrive by `until` (ms since the epoch; by default all that remain), in order. */
  *due(until: Millis = Infinity): Generator<DeliveredCallback> {
    while (this.pending.size > 0 && this.pending.nextAt <= until) {
      const next = this.pending.pop();
      if (!next || next.item.sent) continue;
      next.item.sent = true;
      yield { callback: next.item.callback, copy: next.item.copy, at: next.at };
    }
  }

  private schedule(at: Millis, callback: TencentCallback, copy: boolean): PendingDelivery {
    const waiting = { callback, copy, sent: false };
    this.pending.push(at, waiting);
    return waiting;
  }

  private scheduleBehind(waiting: PendingDelivery, at: Millis): void {
    if (!waiting.sent) this.pending.push(at + this.random.int(0, 1_500), waiting);
  }
}
