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

  /** Moves the position forward. A lower number changes nothing. */
  reach(number: number): void {
    if (number <= this.reached) return;
    this.reached = number;
    const ready = this.waiting.filter((waiter) => waiter.number <= number);
    this.waiting = this.waiting.filter((waiter) => waiter.number > number);
    for (const { resolve } of ready) resolve();
  }
}
