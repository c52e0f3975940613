import { spawn } from "node:child_process";
import fs from "node:fs";
import { z } from "zod";

export type Outcome = { passed: number; failed: number };

/** Runs a command in the project and passes its output to `print`. Resolves with whether its exit code is 0. */
export function run(
  command: string[],
  settings: Record<string, string>,
  print: (text: string) => void,
): Promise<boolean> {
  const [program = "", ...args] = command;
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...settings } });
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", print);
  return new Promise((resolve) => {
    child.once("error", () => resolve(false));
    child.once("close", (code) => resolve(code === 0));
  });
}

/** The sum of outcomes. */
export function addOutcomes(outcomes: readonly Outcome[]): Outcome {
  const sum = (field: keyof Outcome) => outcomes.reduce((total, one) => total + one[field], 0);
  return { passed: sum("passed"), failed: sum("failed") };
}

const vitest = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

/** Reads Vitest's JSON report. A test file that could not be loaded counts as one failure. */
export function vitestOutcome(file: string): Outcome {
  const report = vitest.parse(JSON.parse(fs.readFileSync(file, "utf8")));
  const unloaded = report.testResults.filter((one) => one.status === "failed" && one.assertionResults.length === 0);
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length };
}

const playwright = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  errors: z.array(z.unknown()),
});

/** Reads Playwright's JSON report. A flaky test and an error outside the tests, as in the setup, count as failures. */
export function playwrightOutcome(file: string): Outcome {
  const { stats, errors } = playwright.parse(JSON.parse(fs.readFileSync(file, "utf8")));
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
}

/** The outcome of a test runner by its report: at least one failure if the runner failed or wrote no report. */
export function outcome(ok: boolean, file: string, read: (file: string) => Outcome): Outcome {
  if (!fs.existsSync(file)) return { passed: 0, failed: 1 };
  const { passed, failed } = read(file);
  return { passed, failed: ok ? failed : Math.max(1, failed) };
}
