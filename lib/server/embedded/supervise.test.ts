import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { isAlive } from "../process/process-info";
import { queryAt } from "../testing/query";
import { superviseEmbedded } from "./supervise";

const log = { info: () => {}, warn: () => {}, error: () => {} };
let dataDir: string;

beforeEach(() => (dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "rollcall-supervise-"))));
afterEach(() => fs.rmSync(dataDir, { recursive: true }));

const postmaster = () =>
  Number(fs.readFileSync(path.join(dataDir, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);

describe("superviseEmbedded", () => {
  it("starts PostgreSQL again after it was killed, with its data, and never after a stop", async () => {
    const restarted: string[] = [];
    const embedded = await superviseEmbedded({ dataDir, log }, ({ url }) => Promise.resolve(void restarted.push(url)));
    await queryAt(embedded.url, "create table kept as select 1 as i");
    process.kill(postmaster(), "SIGKILL");
    await vi.waitFor(() => expect(restarted).toHaveLength(1), { timeout: 15_000 });
    expect(restarted).toEqual([embedded.url]);
    expect(await queryAt(embedded.url, "select i from kept")).toEqual([{ i: 1 }]);
    const pid = postmaster();
    await embedded.stop();
    expect(isAlive(pid)).toBe(false);
    expect(restarted).toHaveLength(1);
  });
});
