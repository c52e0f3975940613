import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { Child, type ChildOptions } from "./child";

type In = { type: string; text?: string };

/** A program that says it is there, repeats what it is told, and ends when it is asked to. */
const PROGRAM = `
process.on("message", (message) => {
  if (message.type === "stop") process.exit(0);
  if (message.type !== "deaf") return process.send(message.type);
  process.removeAllListeners("message");
  process.on("message", () => undefined);
  process.send("deaf");
});
process.send("hello");
`;

let folder: string;
let children: Child<In, string>[];
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "rollcall-child-"));
  fs.writeFileSync(path.join(folder, "program.cjs"), PROGRAM);
  children = [];
});
afterEach(async () => {
  await Promise.all(children.map((child) => child.stop(0)));
  fs.rmSync(folder, { recursive: true, force: true });
});

function start(options: Partial<ChildOptions<string>> = {}) {
  const messages: string[] = [];
  const child = new Child<In, string>({
    name: "test",
    script: path.join(folder, "program.cjs"),
    args: [],
    onStart: () => undefined,
    onMessage: (message) => void messages.push(message),
    onEnd: () => "again",
    restartMs: { first: 1, longest: 10 },
    ...options,
  });
  children.push(child);
  child.start();
  const heard = (count: number) => expect.poll(() => messages.length, { timeout: 20_000 }).toBe(count);
  return { child, messages, heard };
}

it("passes messages in both directions, and stops when asked", async () => {
  const { child, messages, heard } = start();
  await heard(1);
  expect(child.send({ type: "a" })).toBe(true);
  await heard(2);
  expect(messages).toEqual(["hello", "a"]);
  expect(await child.stop(10_000)).toBe(true);
  expect(child.send({ type: "b" })).toBe(false);
});

it("is started again whenever it is killed", async () => {
  const { child, heard } = start();
  for (const times of [1, 2, 3]) {
    await heard(times);
    if (times < 3) process.kill(child.pid ?? 0, "SIGKILL");
  }
  expect(child.restarts).toBe(2);
});

it("is killed and started again if it stands still, and left alone while it says that it is alive", async () => {
  const { heard } = start({ aliveMs: 10 });
  await heard(3);
  const talking = `setInterval(() => process.send("alive"), 5); process.send("hello");`;
  fs.writeFileSync(path.join(folder, "talking.cjs"), talking);
  const { child, messages } = start({ script: path.join(folder, "talking.cjs"), aliveMs: 100 });
  await expect.poll(() => messages.length).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  expect(child.restarts).toBe(0);
  expect(messages).toEqual(["hello"]);
});

it("stays ended if its owner says so", async () => {
  let ended = 0;
  const { child, heard } = start({
    onEnd: () => {
      ended++;
      return "stay";
    },
  });
  await heard(1);
  process.kill(child.pid ?? 0, "SIGKILL");
  await expect.poll(() => ended).toBe(1);
  expect(child.pid).toBeUndefined();
});

it("is killed if it does not stop in time", async () => {
  const { child, heard } = start();
  await heard(1);
  child.send({ type: "deaf" });
  await heard(2);
  expect(await child.stop(50)).toBe(false);
});
