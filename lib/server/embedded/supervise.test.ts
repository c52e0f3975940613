import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { isAlive } from "../process/process-info";
import { superviseEmbedded } from "./supervise";

const log = { info: () => {}, warn: () => {}, error: () => {} };
let dataDir: string;

beforeEach(() => (dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "rollcall-supervise-"))));
afterEach(() => fs.rmSync(dataDir, { recursive: true }));

const postmaster = () =>
  Number(fs.readFileSync(path.join(dataDir, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe("superviseEmbedded", () => {
  it("starts PostgreSQL again after it was killed, with its data, and never after a stop", async () => {
    const restarted: string[] = [];
    const embedded = await superviseEmbedded({ dataDir, log }, (url) => Promise.resolve(void restarted.push(url)));
    await query(embedded.url, "create table kept as select 1 as i");
    process.kill(postmaster(), "SIGKILL");
    await vi.waitFor(() => expect(restarted).toHaveLength(1), { timeout: 15_000 });
    expect(restarted).toEqual([embedded.url]);
    expect(await query(embedded.url, "select i from kept")).toEqual([{ i: 1 }]);
    const pid = postmaster();
    await embedded.stop();
    expect(isAlive(pid)).toBe(false);
    expect(restarted).toHaveLength(1);
  });
});
