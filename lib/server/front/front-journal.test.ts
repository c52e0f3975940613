import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Journal } from "../journal/journal";
import { openFrontJournal, type FrontJournal } from "./front-journal";
import { JournalNews } from "./journal-news";

const COMMIT_MS = 400;
let root: string;
let journal: FrontJournal;

beforeEach(async () => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), "rollcall-front-journal-"));
  journal = await openFrontJournal({
    root,
    maxBytes: 1024 * 1024,
    commitWithinMs: COMMIT_MS,
    onChange: () => undefined,
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await journal.close();
  fs.rmSync(root, { recursive: true });
});

async function timeOf(work: Promise<void>): Promise<number> {
  const started = performance.now();
  await work;
  return performance.now() - started;
}

it("waits for the commit, and no longer than agreed, whatever part of that the sync takes", async () => {
  const first = timeOf(journal.append(Buffer.from("a")));
  await expect.poll(() => journal.accepted()).toBe(1);
  journal.stored(1);
  expect(await first).toBeLessThan(COMMIT_MS);
  // From here on, the database is away.
  expect(await timeOf(journal.append(Buffer.from("b")))).toBeGreaterThan(COMMIT_MS - 20);
  vi.spyOn(Journal.prototype, "append").mockImplementation(() => delay(COMMIT_MS, 3));
  expect(await timeOf(journal.append(Buffer.from("c")))).toBeLessThan(1.5 * COMMIT_MS);
});

it("tells the writer of every record that is synced, also if it is told while others are being written", async () => {
  const told: number[] = [];
  const quick = await openFrontJournal({
    root,
    maxBytes: 1024 * 1024,
    commitWithinMs: 0,
    onChange: () => news.changed(),
  });
  const bytes = () => quick.state().segments.reduce((sum, segment) => sum + segment.bytes, 0);
  const stored = () => quick.accepted() - quick.pending();
  const news = new JournalNews({ synced: quick.accepted, stored, send: () => told.push(bytes()) });
  const isTold = () => expect.poll(() => told.at(-1) === bytes(), { interval: 1 }).toBe(true);
  for (let number = 1; number < 50; number += 2) {
    await quick.append(Buffer.from("a"));
    await isTold();
    const second = quick.append(Buffer.from("b"));
    // The writer says that it has stored the first one while the second one is written.
    await new Promise(setImmediate);
    quick.stored(number);
    news.changed();
    await second;
    await isTold();
    quick.stored(number + 1);
  }
  await quick.close();
});
