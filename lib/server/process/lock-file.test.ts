import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { tryLockFile } from "./lock-file";
import { startTimeOf } from "./process-info";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "rollcall-lock-"));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

it("is held by one process until it is given back", () => {
  const file = path.join(folder, "one");
  const unlock = tryLockFile(file);
  expect(tryLockFile(file)).toEqual({ pid: process.pid });
  if (typeof unlock === "function") unlock();
  expect(tryLockFile(file)).toBeInstanceOf(Function);
  expect(fs.readdirSync(folder)).toEqual(["one"]);
});

it.each([
  ["of a process that is gone", "999999999\n1@boot\n"],
  ["of another process with the same number", `${process.pid}\n1@boot\n`],
  ["without content", ""],
])("replaces a file %s", (_name, content) => {
  const file = path.join(folder, "stale");
  fs.writeFileSync(file, content);
  expect(tryLockFile(file)).toBeInstanceOf(Function);
  expect(fs.readFileSync(file, "utf8")).toBe(`${process.pid}\n${startTimeOf(process.pid)}\n`);
});

const ROUNDS = 100;

/** Each round, all processes try to replace the same stale file at the same moment. Those that got it stay alive. */
const COMPETITOR = `
  import { tryLockFile } from ${JSON.stringify(path.resolve("lib/server/process/lock-file.ts"))};
  process.stdin.once("data", (data) => {
    const start = Number(data);
    for (let round = 0; round < ${ROUNDS}; round++) {
      while (Date.now() < start + round * 10);
      if (typeof tryLockFile(${JSON.stringify(folder)} + "/round-" + round) === "function") console.log(round);
    }
    console.log("done");
    process.stdin.once("data", () => process.exit(0));
  });
  console.log("ready");
`;

it("gives a stale file to exactly one of the processes that want it at once", async () => {
  for (let round = 0; round < ROUNDS; round++)
    fs.writeFileSync(path.join(folder, `round-${round}`), "999999999\n1@b\n");
  const processes = Array.from({ length: 3 }, () => {
    const args = ["--import", "tsx", "--input-type=module", "--eval", COMPETITOR];
    const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
    return { child, output: () => output.trim().split("\n") };
  });
  const all = (word: string) =>
    expect.poll(() => processes.every(({ output }) => output().includes(word)), { timeout: 60_000 }).toBe(true);
  await all("ready");
  for (const { child } of processes) child.stdin.write(`${Date.now() + 100}\n`);
  await all("done");
  const winners = processes.flatMap(({ output }) =>
    output()
      .filter((line) => /^\d+$/.test(line))
      .map(Number),
  );
  expect(winners.sort((a, b) => a - b)).toEqual(Array.from({ length: ROUNDS }, (_, round) => round));
  await Promise.all(
    processes.map(async ({ child }) => {
      child.stdin.write("end\n");
      await once(child, "exit");
    }),
  );
}, 90_000);
