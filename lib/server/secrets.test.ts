import { randomBytes } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

let dataDir: string;
const [ONE, TWO] = [randomBytes(32).toString("hex"), randomBytes(32).toString("hex")];

/** The module as a process with these settings loads it. */
async function started(secretKey: string) {
  vi.resetModules();
  vi.stubEnv("ROLLCALL_DATA_DIR", dataDir);
  vi.stubEnv("ROLLCALL_SECRET_KEY", secretKey);
  vi.stubEnv("ROLLCALL_AUTH_SECRET", "");
  return import("./secrets");
}
const stored = () =>
  JSON.parse(fs.readFileSync(path.join(dataDir, "secrets.json"), "utf8")) as Record<string, string | undefined>;

beforeEach(() => {
  dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "rollcall-secrets-"));
});
afterEach(() => {
  vi.unstubAllEnvs();
  fs.rmSync(dataDir, { recursive: true });
});

it("stay in the clear without a key of the environment, which would lie beside them", async () => {
  const { secrets, authSecret, sealSigning, signingKeyId } = await started("");
  const made = secrets(dataDir);
  sealSigning();
  expect(stored()).toEqual(made);
  expect([authSecret(), signingKeyId()]).toEqual([made.authSecret, null]);
  expect(fs.statSync(path.join(dataDir, "secrets.json")).mode & 0o077).toBe(0);
});

it("seal what signs sessions with the key of the environment, and again with a new one", async () => {
  const before = (await started("")).secrets(dataDir);
  const first = await started(ONE);
  first.sealSigning();
  expect(stored().authSecret).toMatch(/^sealed:1:/);
  expect(stored().databasePassword).toBe(before.databasePassword);
  expect(first.authSecret()).toBe(before.authSecret);
  const second = await started(`${TWO},${ONE}`);
  const oldKey = second.signingKeyId();
  second.sealSigning();
  expect(second.signingKeyId()).not.toBe(oldKey);
  expect((await started(TWO)).authSecret()).toBe(before.authSecret);
});

it("are sealed when they are made, open with their key only, and can be made anew", async () => {
  const { secrets, authSecret } = await started(ONE);
  expect(secrets(dataDir).authSecret).toMatch(/^sealed:1:/);
  const signing = authSecret();
  const other = await started(TWO);
  expect(() => other.authSecret()).toThrow("What signs sessions in secrets.json cannot be opened");
  expect(() => other.sealSigning()).toThrow("cannot be opened");
  expect(other.secrets(dataDir).databasePassword).toBe(secrets(dataDir).databasePassword);
  other.renewSigning();
  expect(other.authSecret()).not.toBe(signing);
  expect(stored().authSecret).toMatch(/^sealed:1:/);
});
