import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { outcome, playwrightOutcome, vitestOutcome } from "./steps";

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
