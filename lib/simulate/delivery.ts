import type { Millis } from "@/lib/time/units";
import type { LoginPolicy } from "./policy";
import { TimeQueue } from "./queue";
import { Random } from "./random";
import type { Account, VendorCallback } from "./types";

export interface Imperfection {
  /** Shares between 0 and 1: delivered twice, delivered late, never delivered. */
  duplicates: number;
  reorder: number;
  loss: number;
  /** How late a reordered callback may come, in ms of event time. */
  lateBy: Millis;
}

/** One sending of a callback. `copy` is true for the second one of a duplicate. */
export interface Sending {
  callback: VendorCallback;
  copy: boolean;
  /** When it reaches the receiver, in the time of the events. */
  at: Millis;
}

interface Waiting extends Omit<Sending, "at"> {
  /** Set when it was sent early, because a later callback of its user was. */
  sent: boolean;
}

/** The way from the vendor to the receiver: loses, doubles and delays callbacks, by seed. Event times stay as they are. */
export class Delivery {
  readonly counts = { distinct: 0, duplicates: 0, reordered: 0, lost: 0 };
  private readonly random: Random;
  private readonly waiting = new TimeQueue<Waiting>();
  private readonly overtaken = new Map<Account, Waiting[]>();

  constructor(
    seed: number,
    private readonly imperfection: Imperfection,
    private readonly policy: LoginPolicy,
  ) {
    this.random = new Random(seed, -1);
  }

  /** Takes a callback over from the vendor, which must hand them over in the order of their times. */
  accept(callback: VendorCallback): void {
    const { duplicates, reorder, loss, lateBy } = this.imperfection;
    const { account, time } = callback;
    const lost = this.random.chance(loss);
    account.knowledge.note(callback, lost, this.policy);
    if (lost) {
      this.counts.lost++;
      return;
    }
    this.counts.distinct++;
    const earlier = this.overtaken.get(account);
    this.overtaken.delete(account);
    const late = this.random.chance(reorder);
    // Half of the late ones come some time late, half just after the next callback of the same user.
    const behindNext = late && this.random.chance(0.5);
    const at = late ? time + (behindNext ? lateBy : Math.ceil(this.random.next() * Math.min(lateBy, 30_000))) : time;
    if (late) this.counts.reordered++;
    const waiting = this.wait(at, callback, false);
    if (behindNext) this.overtaken.set(account, [waiting]);
    for (const before of earlier ?? []) this.sendBehind(before, at);
    if (this.random.chance(duplicates)) {
      this.counts.duplicates++;
      // Two at the same moment, or a retry seconds after.
      this.wait(at + (this.random.chance(0.4) ? 0 : this.random.int(200, 8_000)), callback, true);
    }
  }

  /** What is to be sent by `until` (ms since the epoch, by default all that is left), in order. */
  *due(until: Millis = Infinity): Generator<Sending> {
    while (this.waiting.size > 0 && this.waiting.nextAt <= until) {
      const next = this.waiting.pop();
      if (!next || next.item.sent) continue;
      next.item.sent = true;
      yield { callback: next.item.callback, copy: next.item.copy, at: next.at };
    }
  }

  private wait(at: Millis, callback: VendorCallback, copy: boolean): Waiting {
    const waiting = { callback, copy, sent: false };
    this.waiting.push(at, waiting);
    return waiting;
  }

  private sendBehind(waiting: Waiting, at: Millis): void {
    if (!waiting.sent) this.waiting.push(at + this.random.int(0, 1_500), waiting);
  }
}
