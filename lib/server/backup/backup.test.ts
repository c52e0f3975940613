import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Journal } from "../journal/journal";
import { claimJournalFolder } from "../journal/folder";
import { startEmbedded, type Embedded } from "../embedded/start";
import { setDataDir } from "../env";
import { journalRoot } from "../data-dir";
import { queryAt } from "../testing/query";

const log = { info: () => {}, warn: () => {}, error: console.error };
let root: string;
let running: Embedded[];

beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), "rollcall-backup-"));
  fs.chmodSync(root, 0o711);
  running = [];
});
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const embedded of running) await embedded.stop();
  fs.rmSync(root, { recursive: true });
});

/** The modules with a configuration of their own: a data directory, and the database that it says. */
async function use(dataDir: string, url = "") {
  vi.resetModules();
  vi.stubEnv("DATABASE_URL", url);
  vi.stubEnv("ROLLCALL_DATA_DIR", dataDir);
  const [{ backup }, { restore }] = await Promise.all([import("./backup"), import("./restore")]);
  return { backup, restore };
}

it(
  "restores an embedded database as of the end of the backup, with journal and secrets",
  { timeout: 90_000 },
  async () => {
    const [from, to, folder] = ["from", "to", "backup"].map((name) => path.join(root, name)) as [
      string,
      string,
      string,
    ];
    const embedded = await startEmbedded({ dataDir: from, log });
    running.push(embedded);
    await queryAt(
      embedded.url,
      "CREATE TABLE t AS SELECT n, repeat('x', 500) AS text FROM generate_series(1, 20000) AS n",
    );
    setDataDir(from);
    const { dir, id, release } = claimJournalFolder(journalRoot());
    const journal = await Journal.open({ dir, maxBytes: 1 << 30 });
    await journal.append(Buffer.from("kept"));

    const { backup } = await use(from, embedded.url);
    let writing = true;
    let written = 0;
    const writer = (async () => {
      for (; writing; written++) await queryAt(embedded.url, `INSERT INTO t VALUES (${-written - 1}, '')`);
    })();
    const before = written;
    await backup(folder, "base");
    writing = false;
    await writer;
    await expect(backup(folder, "base")).rejects.toThrow("exists");
    await journal.close();
    release();

    const { restore } = await use(to);
    await restore(folder);
    await expect(restore(folder)).rejects.toThrow("has data");
    for (const name of ["secrets.json", path.join("journal", path.basename(dir), "id")])
      expect(fs.readFileSync(path.join(to, name), "utf8")).toBe(fs.readFileSync(path.join(from, name), "utf8"));
    expect(fs.readFileSync(path.join(to, "journal", path.basename(dir), "id"), "utf8")).toBe(id);
    expect(
      (await Journal.open({ dir: path.join(to, "journal", path.basename(dir)), maxBytes: 1 << 30 })).lastNumber,
    ).toBe(1);
    expect(fs.readdirSync(from)).not.toContain("journal-backup");
    const restored = await startEmbedded({ dataDir: to, log });
    running.push(restored);
    const [row] = await queryAt(
      restored.url,
      `SELECT count(*) FILTER (WHERE n > 0)::int AS n, count(*) FILTER (WHERE n < 0)::int AS more, -min(n) AS last
     FROM t`,
    );
    const { n, more, last } = row as { n: number; more: number; last: number };
    expect(n).toBe(20_000);
    // What is written meanwhile is there up to one moment, without a gap.
    expect(more).toBe(last);
    expect(more).toBeGreaterThanOrEqual(before);
  },
);

it("restores only what is a backup, and only to where it belongs", async () => {
  const folder = path.join(root, "backup");
  fs.mkdirSync(folder);
  const { restore } = await use(path.join(root, "to"));
  await expect(restore(folder)).rejects.toThrow("is no backup");
  fs.writeFileSync(path.join(folder, "backup.json"), '{ "kind": "dump", "createdAt": "2026-11-27T12:00:00.000Z" }');
  await expect(restore(folder)).rejects.toThrow("set DATABASE_URL to an empty one");
  const other = await use(path.join(root, "to"), "postgresql://rollcall@127.0.0.1:1/x");
  fs.writeFileSync(path.join(folder, "backup.json"), '{ "kind": "base", "createdAt": "2026-11-27T12:00:00.000Z" }');
  await expect(other.restore(folder)).rejects.toThrow("without DATABASE_URL");
});
