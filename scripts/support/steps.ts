import { spawn } from "node:child_process";
import fs from "node:fs";
import { z } from "zod";

export type Outcome = { passed: number; failed: number };

/** Runs a command in the project, its output going through, and resolves with whether it ended with 0. */
export function run(command: string[], settings: Record<string, string> = {}): Promise<boolean> {
  const [program = "", ...args] = command;
  const child = spawn(program, args, { stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, ...settings } });
  return new Promise((resolve) => {
    child.once("error", () => resolve(false));
    child.once("exit", (code) => resolve(code === 0));
  });
}

const vitest = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

/** What Vitest's JSON report counts; a file that could not even be loaded is one failure. */
export function vitestOutcome(file: string): Outcome {
  const report = vitest.parse(JSON.parse(fs.readFileSync(file, "utf8")));
  const unloaded = report.testResults.filter((one) => one.status === "failed" && one.assertionResults.length === 0);
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length };
}

const playwright = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  errors: z.array(z.unknown()),
});

/** What Playwright's JSON report counts; an error outside the tests, as in the setup, is one failure. */
export function playwrightOutcome(file: string): Outcome {
  const { stats, errors } = playwright.parse(JSON.parse(fs.readFileSync(file, "utf8")));
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
}

/** The outcome of a runner: its report, and at least one failure when it failed or wrote none. */
export function outcome(ok: boolean, file: string, read: (file: string) => Outcome): Outcome {
  if (!fs.existsSync(file)) return { passed: 0, failed: 1 };
  const { passed, failed } = read(file);
  return { passed, failed: ok ? failed : Math.max(1, failed) };
}
