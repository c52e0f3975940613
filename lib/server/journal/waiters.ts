import { setTimeout as delay } from "node:timers/promises";
import type { Millis } from "@/lib/time/units";

interface Waiter {
  number: number;
  resolve: () => void;
}

/** Resolves promises that wait for a record's number to be reached. */
export class Waiters {
  private waiting: Waiter[] = [];

  /** @param reached the number that is reached already */
  constructor(private reached: number) {}

  /** The highest number that is reached. */
  get position(): number {
    return this.reached;
  }

  /** Resolves when the number is reached. */
  until(number: number): Promise<void> {
    if (number <= this.reached) return Promise.resolve();
    return new Promise((resolve) => this.waiting.push({ number, resolve }));
  }

  /** Resolves with true when the number is reached, or with false after `ms` milliseconds. */
  async within(number: number, ms: Millis): Promise<boolean> {
    if (number <= this.reached) return true;
    const giveUp = new AbortController();
    const late = delay(ms, false, { signal: giveUp.signal, ref: false }).catch(() => false);
    const reached = await Promise.race([this.until(number).then(() => true), late]);
    giveUp.abort();
    return reached;
  }

  /** Moves the position forward. A lower number changes nothing. */
  reach(number: number): void {
    if (number <= this.reached) return;
    this.reached = number;
    const ready = this.waiting.filter((waiter) => waiter.number <= number);
    this.waiting = this.waiting.filter((waiter) => waiter.number > number);
    for (const { resolve } of ready) resolve();
  }
}
