import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Journal } from "../journal/journal";
import { openFrontJournal, type FrontJournal } from "./front-journal";

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
