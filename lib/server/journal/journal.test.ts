import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Journal, JournalBusyError, JournalFullError } from "./journal";
import { JournalReader } from "./reader";
import type { Damage } from "./record";
import { segmentFile } from "./segments";

const MIB = 1024 * 1024;
let dir: string;
let damages: Damage[];

beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), "rollcall-journal-"));
  damages = [];
});
afterEach(() => fs.rmSync(dir, { recursive: true, force: true }));

const open = (
  options: {
    maxBytes?: number;
    segmentBytes?: number;
    minFreeBytes?: number;
    turnMs?: number;
    maxUnwrittenBytes?: number;
  } = {},
) => Journal.open({ dir, maxBytes: MIB, ...options });
const append = (journal: Journal, text: string) => journal.append(Buffer.from(text));
const readerOf = (journal: Journal, after = 0) =>
  new JournalReader(journal, after, (_, damage) => damages.push(damage));

async function readAll(reader: JournalReader): Promise<string[]> {
  const read: string[] = [];
  for (;;) {
    const records = await reader.next(3);
    if (records.length === 0) return read;
    read.push(...records.map(({ number, payload }) => `${number} ${payload.toString()}`));
  }
}

describe("journal", () => {
  it("numbers what is appended and gives it back in order, once", async () => {
    const journal = await open();
    expect(await Promise.all(["a", "b", "c", "d"].map((text) => append(journal, text)))).toEqual([1, 2, 3, 4]);
    const reader = readerOf(journal);
    expect(await readAll(reader)).toEqual(["1 a", "2 b", "3 c", "4 d"]);
    await append(journal, "e");
    expect(await readAll(reader)).toEqual(["5 e"]);
    await journal.close();
  });

  it("goes on after a restart, from any record that is known already", async () => {
    const before = await open({ segmentBytes: 60 });
    for (const text of ["a", "b", "c", "d", "e"]) await append(before, text);
    await before.close();
    const journal = await open({ segmentBytes: 60 });
    expect(journal.segments.length).toBeGreaterThan(1);
    for (let after = 0; after <= 5; after++) {
      expect(await readAll(readerOf(journal, after))).toEqual(["1 a", "2 b", "3 c", "4 d", "5 e"].slice(after));
    }
    expect(await append(journal, "f")).toBe(6);
    await journal.close();
  });

  it("keeps nothing that is stored for longer than a turn, and uses no number again", async () => {
    const journal = await open({ turnMs: 20 });
    const texts = () => fs.readdirSync(dir).map((name) => fs.readFileSync(path.join(dir, name), "utf8"));
    await append(journal, "a person");
    await vi.waitFor(() => expect(journal.segments).toHaveLength(2));
    expect(texts().join("")).toContain("a person");
    await journal.release(1);
    expect(texts()).toEqual([""]);
    const reader = readerOf(journal);
    expect(await append(journal, "another")).toBe(2);
    expect(await readAll(reader)).toEqual(["2 another"]);
    await journal.release(2);
    await vi.waitFor(() => expect(texts()).toEqual([""]));
    await journal.close();
    expect(await append(await open(), "a third")).toBe(3);
  });

  it("loses no synced record and invents none, wherever its last file is cut", async () => {
    const journal = await open();
    const ends: number[] = [];
    for (const text of ["alpha", "", "gamma"]) {
      await append(journal, text);
      ends.push(journal.bytes);
    }
    await journal.close();
    const [file = ""] = journal.segments.map((segment) => segment.file);
    const bytes = fs.readFileSync(file);
    for (let cut = 0; cut <= bytes.length; cut++) {
      fs.writeFileSync(file, bytes.subarray(0, cut));
      const reopened = await open();
      const whole = ends.filter((end) => end <= cut).length;
      expect(await readAll(readerOf(reopened))).toEqual(["1 alpha", "2 ", "3 gamma"].slice(0, whole));
      expect(await append(reopened, "next")).toBe(whole + 1);
      await reopened.close();
    }
    expect(damages).toEqual([]);
  });

  it("reports damage in the middle and reads what follows", async () => {
    const journal = await open();
    for (const text of ["alpha", "beta", "gamma"]) await append(journal, text);
    await journal.close();
    const [file = ""] = journal.segments.map((segment) => segment.file);
    const bytes = fs.readFileSync(file);
    bytes[30] = (bytes[30] ?? 0) ^ 0xff;
    fs.writeFileSync(file, bytes);
    const reopened = await open();
    expect(await readAll(readerOf(reopened))).toEqual(["1 alpha", "3 gamma"]);
    expect(damages).toEqual([{ from: 25, to: 49 }]);
    await reopened.close();
  });

  it("deletes the segments that are known, never the one it appends to", async () => {
    const journal = await open({ segmentBytes: 40 });
    for (const text of ["a", "b", "c", "d", "e"]) await append(journal, text);
    const before = journal.segments.length;
    await journal.release(3);
    expect(journal.segments.length).toBeLessThan(before);
    expect(await readAll(readerOf(journal, 3))).toEqual(["4 d", "5 e"]);
    await journal.release(5);
    expect(journal.segments.length).toBe(1);
    expect(fs.readdirSync(dir).length).toBe(1);
    expect(await append(journal, "f")).toBe(6);
    await journal.close();
  });

  it("refuses what does not fit, and takes more once there is room", async () => {
    const journal = await open({ maxBytes: 100, segmentBytes: 40 });
    await append(journal, "a".repeat(30));
    await append(journal, "b".repeat(20));
    await expect(append(journal, "c")).rejects.toThrow(JournalFullError);
    await journal.release(2);
    expect(await append(journal, "d")).toBe(3);
    await journal.close();
  });

  it("takes as much again once everything is stored, however small it is", async () => {
    const journal = await open();
    const payload = Buffer.alloc(50_000);
    let full = 0;
    for (let round = 0; round < 3; round++) {
      const burst = await Promise.allSettled(Array.from({ length: 40 }, () => journal.append(payload)));
      const refused = burst.filter(({ status }) => status === "rejected").length;
      expect(refused).toBeLessThan(32);
      full += refused;
      expect(journal.bytes).toBeLessThanOrEqual(MIB);
      await journal.release(journal.lastNumber);
    }
    expect(full).toBeGreaterThan(0);
    await journal.close();
  });

  it("refuses at once what cannot fit, while more is being written", async () => {
    const journal = await open();
    const payload = Buffer.alloc(100_000);
    const order: string[] = [];
    const sent = Array.from({ length: 12 }, () =>
      journal.append(payload).then(
        () => order.push("written"),
        (error: unknown) => order.push(error instanceof JournalFullError ? "full" : "other"),
      ),
    );
    await Promise.all(sent);
    expect(order).toEqual(["full", "full", ...Array<string>(10).fill("written")]);
    expect(journal.figures.refused).toBe(2);
    await journal.close();
  });

  it("refuses more than memory is meant for, and takes as much again afterwards", async () => {
    const journal = await open({ maxUnwrittenBytes: 1_000 });
    for (let round = 0; round < 2; round++) {
      const sent = await Promise.allSettled(Array.from({ length: 12 }, () => journal.append(Buffer.alloc(80))));
      const refused = sent.flatMap((one) => (one.status === "rejected" ? [one.reason as unknown] : []));
      expect(refused.length).toBe(2);
      for (const error of refused) expect(error).toBeInstanceOf(JournalBusyError);
    }
    await journal.close();
  });

  it("refuses when the disk is nearly full", async () => {
    const journal = await open({ minFreeBytes: Number.MAX_SAFE_INTEGER });
    await expect(append(journal, "a")).rejects.toThrow(JournalFullError);
    await journal.close();
  });

  it("begins a new segment after a failed write and never uses a number twice", async () => {
    const journal = await open({ segmentBytes: 1 });
    await append(journal, "a");
    // Writing to this device fails as on a full disk.
    fs.symlinkSync("/dev/full", segmentFile(dir, 2));
    await expect(append(journal, "b")).rejects.toThrow("ENOSPC");
    expect(journal.lastNumber).toBe(1);
    expect(await append(journal, "c")).toBe(3);
    expect(await readAll(readerOf(journal))).toEqual(["1 a", "3 c"]);
    await journal.close();
  });
});
