import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { mapLimit } from "./support/map-limit";
import { addOutcomes, outcome, playwrightOutcome, run, vitestOutcome, type Outcome } from "./support/steps";

/**
 * `npm test`: every check there is. No step is skipped because an earlier one failed. A step that is not a test runner
 * counts as one test. The last line is always `N passed, N failed`.
 */
const REPORTS = path.resolve(".cache", "reports");
const bin = (name: string) => path.resolve("node_modules", ".bin", name);
const script = (name: string) => [process.execPath, "--import", "tsx", `scripts/${name}.ts`];

/** Returns the outcome; writes what the programs print to `print`. */
type Work = (print: (text: string) => void) => Promise<Outcome>;
type Step = [name: string, work: Work];

const check =
  (command: string[]): Work =>
  async (print) =>
    (await run(command, {}, print)) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };

const vitest =
  (project: string): Work =>
  async (print) => {
    const file = path.join(REPORTS, `${project}.json`);
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
    return outcome(
      await run([bin("vitest"), "run", "--project", project, ...reporters], {}, print),
      file,
      vitestOutcome,
    );
  };

const browser: Work = async (print) => {
  const file = path.join(REPORTS, "e2e.json");
  const settings = { PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  const ok = await run([bin("playwright"), "test", "--reporter=list,json"], settings, print);
  return outcome(ok, file, playwrightOutcome);
};

const ARROWS = ["--config", ".dependency-cruiser.mjs", "app", "components", "lib", "scripts", "server.ts"];

/**
 * The steps of a stage run at the same time, as many as there are processors, the longest first. The build is not in
 * one stage with the type check and the linter, because they read the types that it replaces. The server's tests and
 * the browser's run alone, because they measure time.
 */
const STAGES: Step[][] = [
  [["generate", check(script("generate"))]],
  [
    ["lint", check([bin("eslint"), "--max-warnings=0", "."])],
    ["typecheck", check([bin("tsc"), "--noEmit"])],
    ["arrows", check([bin("depcruise"), ...ARROWS])],
    ["format", check([bin("prettier"), "--check", "--log-level=warn", "."])],
  ],
  [
    ["build", check(script("build"))],
    ["unit", vitest("unit")],
  ],
  [["server", vitest("server")]],
  [["e2e", browser]],
];

/** Runs a step and prints its output: at once if it runs `alone`, else at its end and in one piece. */
async function runStep([name, work]: Step, alone: boolean): Promise<Outcome> {
  const heading = `\n── ${name} ${"─".repeat(70 - name.length)}\n`;
  const collected: string[] = [];
  const write = (text: string) => void process.stdout.write(text);
  if (alone) write(heading);
  const started = Date.now();
  const result = await work(alone ? write : (text) => void collected.push(text));
  if (!alone) write(heading + collected.join(""));
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const mark = result.failed === 0 ? "✓" : "✗";
  summary.push(`${mark} ${name.padEnd(10)} ${result.passed} passed, ${result.failed} failed (${seconds} s)`);
  return result;
}

fs.rmSync(REPORTS, { recursive: true, force: true });
fs.mkdirSync(REPORTS, { recursive: true });
const summary: string[] = [];
const results: Outcome[] = [];
for (const stage of STAGES) {
  const work = (step: Step) => runStep(step, stage.length === 1);
  results.push(...(await mapLimit(stage, os.availableParallelism(), work)));
}
const total = addOutcomes(results);
console.log(`\n${summary.join("\n")}\n\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
