import { randomBytes } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

let dir: string;
const file = () => path.join(dir, "encryption.keys");

beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), "rollcall-keys-"));
});
afterEach(() => {
  vi.unstubAllEnvs();
  fs.rmSync(dir, { recursive: true });
});

/** The modules of a new process with these settings. */
async function start(key = "") {
  vi.resetModules();
  vi.stubEnv("ROLLCALL_DATA_DIR", dir);
  vi.stubEnv("ROLLCALL_SECRET_KEY", key);
  delete (globalThis as Record<symbol, unknown>)[Symbol.for("rollcall.keyring")];
  return import("./keyring");
}

it("makes a key at the first start, which only the owner can read, and keeps it", async () => {
  const { keyring } = await start();
  const { id } = keyring().current;
  expect(fs.statSync(file()).mode & 0o777).toBe(0o600);
  expect((await start()).keyring().current.id).toBe(id);
});

it("takes the keys of the environment first, the newest first, and makes no file", async () => {
  const [first = "", second = ""] = [randomBytes(32).toString("hex"), randomBytes(32).toString("base64")];
  const { keyring } = await start(`${first}, ${second}`);
  const { current, keys, find } = keyring();
  expect(keys).toHaveLength(2);
  expect(find(current.id)).toBe(keys[0]);
  expect(find("other")).toBeNull();
  expect(fs.existsSync(file())).toBe(false);
});

it("refuses what is no key, and never shows it", async () => {
  const { keyring } = await start("not-a-key");
  expect(() => keyring()).toThrow(/^ROLLCALL_SECRET_KEY .* 32 bytes/);
  expect(() => keyring()).not.toThrow("not-a-key");
});

it("seals with a key that a command adds, in processes that run, and still knows the one before", async () => {
  const { keyring, addKey } = await start();
  const before = keyring().current;
  addKey(1);
  expect(keyring().current.id).not.toBe(before.id);
  expect(keyring().keys.map(({ id }) => id)).toEqual([keyring().current.id, before.id]);
  const second = keyring().current;
  addKey(1);
  expect(keyring().keys.map(({ id }) => id)).toEqual([keyring().current.id, second.id]);
});

it("says which file is damaged", async () => {
  fs.writeFileSync(file(), "abc\n");
  const { keyring } = await start();
  expect(() => keyring()).toThrow(`The file ${file()} is damaged`);
});
