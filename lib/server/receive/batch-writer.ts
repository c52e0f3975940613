/** An item to make durable, and the time (performance.now()) until which its sender waits. */
interface QueuedItem<T> {
  item: T;
  deadline: number;
  done: (outcome: Outcome) => void;
}
/** `lost`: not durable in time. */
export type Outcome = "durable" | "lost";

interface Options<T> {
  write: (batch: readonly T[]) => Promise<void>;
  /** Whether the data caused the error, so that only some items of the batch may be at fault. */
  isDataError: (error: unknown) => boolean;
  onError: (error: unknown, items: number) => void;
  maxBatch: number;
  maxWaiting: number;
}

/** The wait before a batch is tried again after the database failed. */
const RETRY_MS = 50;

/**
 * Writes one batch at a time (group commit). Items that arrive meanwhile form the next batch. Under load many items
 * share one transaction; a single item does not wait for others. One writer also keeps the order of receipt.
 */
export class BatchWriter<T> {
  private waiting: QueuedItem<T>[] = [];
  private writing = false;
  private idle: (() => void)[] = [];

  constructor(private readonly options: Options<T>) {}

  /** Resolves when the item is durable, or when it is known not to become durable within `withinMs`. Never rejects. */
  add(item: T, withinMs: number): Promise<Outcome> {
    if (this.waiting.length >= this.options.maxWaiting) return Promise.resolve("lost");
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve("lost"), withinMs);
      const done = (outcome: Outcome) => {
        clearTimeout(timer);
        resolve(outcome);
      };
      this.waiting.push({ item, deadline: performance.now() + withinMs, done });
      if (!this.writing) void this.pump();
    });
  }

  /** Resolves when no item waits. */
  drained(): Promise<void> {
    return this.writing ? new Promise((resolve) => this.idle.push(resolve)) : Promise.resolve();
  }

  private async pump(): Promise<void> {
    this.writing = true;
    // Requests that are read from their sockets in the same turn of the event loop join the first batch.
    await new Promise(setImmediate);
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, this.options.maxBatch);
      await this.write(batch);
    }
    this.writing = false;
    for (const resolve of this.idle.splice(0)) resolve();
  }

  private async write(batch: QueuedItem<T>[]): Promise<void> {
    const now = performance.now();
    const pending = batch.filter(({ deadline }) => deadline > now);
    for (const { done } of batch.filter(({ deadline }) => deadline <= now)) done("lost");
    if (pending.length === 0) return;
    try {
      await this.options.write(pending.map(({ item }) => item));
      for (const { done } of pending) done("durable");
    } catch (error) {
      this.options.onError(error, pending.length);
      await this.recover(pending, error);
    }
  }

  private async recover(batch: QueuedItem<T>[], error: unknown): Promise<void> {
    if (!this.options.isDataError(error)) {
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      return this.write(batch);
    }
    if (batch.length === 1) return batch.forEach(({ done }) => done("lost"));
    const half = Math.ceil(batch.length / 2);
    await this.write(batch.slice(0, half));
    await this.write(batch.slice(half));
  }
}
