import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Drain, type DrainOptions } from "./drain";
import type { JournalRecord } from "./record";

const recordsTo = (count: number): JournalRecord[] =>
  Array.from({ length: count }, (_, i) => ({ number: i + 1, payload: Buffer.from(String(i + 1)) }));

/** A drain over `count` records and a database in memory, with what the test replaces. */
function drainOf(count: number, replaced: Partial<DrainOptions> = {}, stored = 0) {
  const left = recordsTo(count).slice(stored);
  const database: number[] = [];
  const aside: number[] = [];
  const errors: number[] = [];
  const drain = new Drain(
    {
      read: (max) => Promise.resolve(left.splice(0, max)),
      store: (records) => Promise.resolve(void database.push(...records.map(({ number }) => number))),
      setAside: ({ number }) => Promise.resolve(void aside.push(number)),
      isDataError: (error) => error instanceof TypeError,
      onError: (_, records) => errors.push(records),
      maxBatch: 4,
      retryMs: { first: 1, longest: 4 },
      ...replaced,
    },
    stored,
  );
  return { drain, database, aside, errors, left };
}

const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

describe("drain", () => {
  it("stores what follows the last stored record, in order", async () => {
    const { drain, database } = drainOf(10, {}, 3);
    drain.wake();
    await drain.whenStored(10);
    expect(database).toEqual(numbers(4, 10));
    expect(drain.position).toBe(10);
  });

  it("retries while the database fails, and then stores each record once", async () => {
    let failures = 5;
    const database: number[] = [];
    const store = (records: readonly JournalRecord[]) => {
      if (failures-- > 0) return Promise.reject(new Error("the database is away"));
      database.push(...records.map(({ number }) => number));
      return Promise.resolve();
    };
    const { drain, errors, aside } = drainOf(6, { store });
    drain.wake();
    await drain.whenStored(6);
    expect(database).toEqual(numbers(1, 6));
    expect(errors).toEqual([4, 4, 4, 4, 4]);
    expect(aside).toEqual([]);
  });

  it("sets aside exactly the records that the database refuses, wherever they stand", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.integer({ min: 1, max: 20 })), async (refused) => {
        const database: number[] = [];
        const store = (records: readonly JournalRecord[]) => {
          if (records.some(({ number }) => refused.includes(number))) return Promise.reject(new TypeError("refused"));
          database.push(...records.map(({ number }) => number));
          return Promise.resolve();
        };
        const { drain, aside } = drainOf(20, { store });
        drain.wake();
        await drain.whenStored(20);
        expect(aside).toEqual([...refused].sort((a, b) => a - b));
        expect(database).toEqual(numbers(1, 20).filter((n) => !refused.includes(n)));
      }),
    );
  });

  it("retries a failed read", async () => {
    let failures = 2;
    const left = recordsTo(3);
    const read = (max: number) =>
      failures-- > 0 ? Promise.reject(new Error("the disk fails")) : Promise.resolve(left.splice(0, max));
    const { drain, database } = drainOf(0, { read });
    drain.wake();
    await drain.whenStored(3);
    expect(database).toEqual([1, 2, 3]);
  });

  it("stops in the middle of an outage and leaves the position where it was", async () => {
    const { drain } = drainOf(3, {
      store: () => Promise.reject(new Error("away")),
      retryMs: { first: 60_000, longest: 60_000 },
    });
    drain.wake();
    await new Promise(setImmediate);
    await drain.stop();
    expect(drain.position).toBe(0);
  });

  it("stores nothing after a record that it could not store before it was stopped", async () => {
    const attempts: number[][] = [];
    const stop: { now: () => void } = { now: () => undefined };
    const store = (records: readonly JournalRecord[]) => {
      attempts.push(records.map(({ number }) => number));
      if (records.length > 1) return Promise.reject(new TypeError("refused"));
      stop.now();
      return Promise.reject(new Error("away"));
    };
    const { drain } = drainOf(2, { store });
    const stopped = new Promise<void>((resolve) => (stop.now = () => void drain.stop().then(resolve)));
    drain.wake();
    await stopped;
    expect(attempts).toEqual([[1, 2], [1]]);
    expect(drain.position).toBe(0);
  });
});
