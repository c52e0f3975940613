import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { addKey, keyFile, keyring } from "../encryption/keyring";
import { keyIdOf } from "../encryption/seal";
import { setDataDir } from "../env";
import { appsOf } from "../env-values";
import { KnownApps } from "./known-apps";

let dir: string;
const file = () => fs.readFileSync(path.join(dir, "apps.json"), "utf8");
beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), "rollcall-apps-"));
  setDataDir(dir);
});
afterEach(() => fs.rmSync(dir, { recursive: true, force: true }));

const app = (sdkAppId: string, pathSecret: string | null = null, paused = false) => ({
  sdkAppId,
  callbackTokens: [],
  pathSecret,
  paused,
});

it("begins with the apps of the environment that it can judge", () => {
  const known = new KnownApps(dir, appsOf("1:token,2::secret,3::-,4"));
  expect([...known.apps.keys()]).toEqual(["1", "2", "3"]);
  expect(known.apps.get("1")?.callbackTokens).toEqual(["token"]);
  expect(known.complete).toBe(false);
});

it("keeps what it learned for the next start, where only the owner can read it", () => {
  const before = new KnownApps(dir, []);
  before.learn([app("1"), app("2")]);
  before.learn([app("2", "secret", true)]);
  expect(before.complete).toBe(true);
  const after = new KnownApps(dir, appsOf("9:token"));
  expect([...after.apps.values()]).toEqual([app("2", "secret", true)]);
  expect(after.complete).toBe(true);
  expect(fs.statSync(path.join(dir, "apps.json")).mode & 0o777).toBe(0o600);
});

it("knows that there are no apps", () => {
  new KnownApps(dir, []).learn([]);
  expect(new KnownApps(dir, []).complete).toBe(true);
});

it("ignores a damaged file", () => {
  fs.writeFileSync(path.join(dir, "apps.json"), '[{"sdkAppId":');
  const known = new KnownApps(dir, appsOf("1:token"));
  expect([known.complete, known.apps.size]).toEqual([false, 1]);
});

it("takes over the file of an earlier version, and seals it at the next news", () => {
  fs.writeFileSync(path.join(dir, "apps.json"), JSON.stringify([app("1", "planted-secret")]));
  const known = new KnownApps(dir, []);
  expect([...known.apps.values()]).toEqual([app("1", "planted-secret")]);
  known.learn([app("1", "planted-secret")]);
  expect(file()).not.toContain("planted-secret");
  expect([...new KnownApps(dir, []).apps.values()]).toEqual([app("1", "planted-secret")]);
});

it("seals the file anew after a rotation of the key", () => {
  const known = new KnownApps(dir, []);
  known.learn([app("1")]);
  addKey(1);
  known.learn([app("1")]);
  expect(keyIdOf(file())).toBe(keyring().current.id);
});

it("keeps callbacks for later if the key of the file is missing", () => {
  new KnownApps(dir, []).learn([app("1")]);
  fs.rmSync(keyFile());
  const known = new KnownApps(dir, []);
  expect([known.usedBefore, known.complete, known.apps.size]).toEqual([true, false, 0]);
});
