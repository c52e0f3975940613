import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { fingerprint, isCurrent } from "./fingerprint";

let folder: string;
const write = (name: string, text: string) => {
  fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  fs.writeFileSync(path.join(folder, name), text);
};
const current = () => fingerprint([folder, path.join(folder, "absent")], [path.join(folder, "built")]);

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "rollcall-stamp-"));
  write("app/page.tsx", "one");
  write("lib/a.ts", "two");
});

afterEach(() => fs.rmSync(folder, { recursive: true }));

it.each([
  ["an edit", () => write("app/page.tsx", "One")],
  ["a new file", () => write("app/b.ts", "")],
  ["a removed file", () => fs.rmSync(path.join(folder, "lib/a.ts"))],
  ["a renamed file", () => fs.renameSync(path.join(folder, "lib/a.ts"), path.join(folder, "lib/b.ts"))],
  ["text that moves from one file to the next", () => (write("app/page.tsx", "onet"), write("lib/a.ts", "wo"))],
])("changes with %s", (_name, change) => {
  const before = current();
  change();
  expect(current()).not.toBe(before);
});

it("does not change with times of files, tests or excluded folders", () => {
  const before = current();
  write("app/page.tsx", "one");
  write("lib/a.test.ts", "test");
  write("built/client.ts", "client");
  expect(current()).toBe(before);
});

it("compares the fingerprint that a build left", () => {
  const stamp = path.join(folder, "stamp");
  expect(isCurrent(stamp, "x")).toBe(false);
  fs.writeFileSync(stamp, "x");
  expect(isCurrent(stamp, "x")).toBe(true);
  expect(isCurrent(stamp, "y")).toBe(false);
});
