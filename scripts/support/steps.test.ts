import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { addOutcomes, outcome, playwrightOutcome, run, vitestOutcome } from "./steps";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "rollcall-steps-"));
afterAll(() => fs.rmSync(folder, { recursive: true }));

function report(content: unknown): string {
  const file = path.join(folder, `${Math.random()}.json`);
  fs.writeFileSync(file, JSON.stringify(content));
  return file;
}

const loaded = { status: "failed", assertionResults: [{}] };
const unloaded = { status: "failed", assertionResults: [] };

it("counts a test file that could not be loaded as a failure", () => {
  const file = report({ numPassedTests: 3, numFailedTests: 1, testResults: [loaded, unloaded] });
  expect(outcome(false, file, vitestOutcome)).toEqual({ passed: 3, failed: 2 });
});

it("counts flaky browser tests and errors outside of tests as failures", () => {
  const file = report({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{}] });
  expect(outcome(false, file, playwrightOutcome)).toEqual({ passed: 5, failed: 3 });
});

it("counts a runner that failed without a failing test, or without a report", () => {
  const file = report({ numPassedTests: 3, numFailedTests: 0, testResults: [] });
  expect(outcome(false, file, vitestOutcome)).toEqual({ passed: 3, failed: 1 });
  expect(outcome(true, file, vitestOutcome)).toEqual({ passed: 3, failed: 0 });
  expect(outcome(true, path.join(folder, "none.json"), vitestOutcome)).toEqual({ passed: 0, failed: 1 });
});

it("adds outcomes", () => {
  expect(
    addOutcomes([
      { passed: 1, failed: 2 },
      { passed: 3, failed: 0 },
    ]),
  ).toEqual({ passed: 4, failed: 2 });
  expect(addOutcomes([])).toEqual({ passed: 0, failed: 0 });
});

it("passes on what a command prints, and tells whether it succeeded", async () => {
  let text = "";
  const node = (code: string, settings = {}) =>
    run([process.execPath, "-e", code], settings, (chunk) => void (text += chunk));
  expect(await node("console.log(process.env.WORD); console.error('two')", { WORD: "one" })).toBe(true);
  expect(text.split("\n").sort()).toEqual(["", "one", "two"]);
  expect(await node("process.exit(1)")).toBe(false);
  expect(await run([path.join(folder, "no-program")], {}, () => {})).toBe(false);
});
