import type { Millis } from "@/lib/time/units";
import type { JournalRecord } from "./record";
import { Waiters } from "./waiters";

export interface DrainOptions {
  /** The next records in order, at most `max`; empty if there is none. */
  read: (max: number) => Promise<JournalRecord[]>;
  /** Stores records and the number of the last one in one transaction. Storing is tried again until it succeeds. */
  store: (records: readonly JournalRecord[]) => Promise<void>;
  /** Keeps a record that the database always refuses, so that the records after it can be stored. */
  setAside: (record: JournalRecord, error: unknown) => Promise<void>;
  /** Whether the data of a record causes the error, not the state of the database. */
  isDataError: (error: unknown) => boolean;
  /** Called on each failure, with the number of records that wait for another try. */
  onError: (error: unknown, records: number) => void;
  maxBatch: number;
  /** Waiting time before the first retry and the longest one, in milliseconds. It doubles with each failure. */
  retryMs: { first: number; longest: number };
}

/** What a drain has done since it was made. */
export interface DrainFigures {
  records: number;
  /** Attempts to store a batch, and the time that they took in milliseconds. */
  batches: number;
  ms: Millis;
  /** Failures after which it tried again, without those that a record caused. */
  retries: number;
  setAside: number;
}

/** Moves the records of a journal into the database, in order, one batch at a time, and retries for ever. */
export class Drain {
  private readonly stored: Waiters;
  private running: Promise<void> | null = null;
  private stopping = false;
  private interrupt: () => void = () => undefined;
  readonly figures: DrainFigures = { records: 0, batches: 0, ms: 0, retries: 0, setAside: 0 };

  /** @param stored the number of the last record that the database holds */
  constructor(
    private readonly options: DrainOptions,
    stored: number,
  ) {
    this.stored = new Waiters(stored);
  }

  /** The number of the last record that is stored. */
  get position(): number {
    return this.stored.position;
  }

  /** Says that the journal has new records. */
  wake(): void {
    if (!this.stopping) this.running ??= this.run();
  }

  /** Resolves when the record is stored. */
  whenStored(number: number): Promise<void> {
    return this.stored.until(number);
  }

  /** Resolves with true when the record is stored, or with false after `ms` milliseconds. */
  storedWithin(number: number, ms: Millis): Promise<boolean> {
    return this.stored.within(number, ms);
  }

  /** Ends after the batch that is being stored. What is left stays in the journal. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.interrupt();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      const records = await this.retry(0, () => this.options.read(this.options.maxBatch));
      if (records === null || records.length === 0) break;
      if (!(await this.storeAll(records))) break;
    }
    // In the same turn as the check above: a later wake starts again.
    this.running = null;
  }

  /** True when all are stored or set aside; false when the drain is stopped before that. */
  private async storeAll(records: readonly JournalRecord[]): Promise<boolean> {
    const refusal = await this.retry(records.length, () => this.attempt(records));
    if (refusal === null) return false;
    if (refusal.error !== undefined) return this.split(records, refusal.error);
    this.advance(records);
    return true;
  }

  /** The error of the data, if the database refuses it. Throws any other error. */
  private async attempt(records: readonly JournalRecord[]): Promise<{ error?: unknown }> {
    const started = performance.now();
    try {
      await this.options.store(records);
      return {};
    } catch (error) {
      if (!this.options.isDataError(error)) throw error;
      this.options.onError(error, records.length);
      return { error };
    } finally {
      this.figures.batches++;
      this.figures.ms += performance.now() - started;
    }
  }

  private async split(records: readonly JournalRecord[], error: unknown): Promise<boolean> {
    const [only, ...others] = records;
    if (only !== undefined && others.length === 0) {
      const done = await this.retry(1, async () => (await this.options.setAside(only, error), true));
      if (done === null) return false;
      this.figures.setAside++;
      this.advance(records);
      return true;
    }
    const half = Math.ceil(records.length / 2);
    return (await this.storeAll(records.slice(0, half))) && this.storeAll(records.slice(half));
  }

  /** Tries until it succeeds, with growing pauses; null when the drain is stopped before that. */
  private async retry<T>(records: number, work: () => Promise<T>): Promise<T | null> {
    const { first, longest } = this.options.retryMs;
    for (let pause = first; !this.stopping; pause = Math.min(2 * pause, longest)) {
      try {
        return await work();
      } catch (error) {
        this.options.onError(error, records);
        this.figures.retries++;
        await this.sleep(pause);
      }
    }
    return null;
  }

  private advance(records: readonly JournalRecord[]): void {
    this.figures.records += records.length;
    this.stored.reach(records.at(-1)?.number ?? 0);
  }

  private sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.interrupt = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
