import fs from "node:fs";
import path from "node:path";
import { outcome, playwrightOutcome, run, vitestOutcome, type Outcome } from "./support/steps";

/**
 * `npm test`: every check there is, one after the other, none skipped because an earlier one failed. A check that is
 * no test counts as one. The last line is always `N passed, N failed`.
 */
const REPORTS = path.resolve(".cache", "reports");
const bin = (name: string) => path.resolve("node_modules", ".bin", name);
const script = (name: string) => [process.execPath, "--import", "tsx", `scripts/${name}.ts`];

async function check(command: string[]): Promise<Outcome> {
  return (await run(command)) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function vitest(project: string): Promise<Outcome> {
  const file = path.join(REPORTS, `${project}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  return outcome(await run([bin("vitest"), "run", "--project", project, ...reporters]), file, vitestOutcome);
}

async function browser(): Promise<Outcome> {
  const file = path.join(REPORTS, "e2e.json");
  const ok = await run([bin("playwright"), "test", "--reporter=list,json"], { PLAYWRIGHT_JSON_OUTPUT_FILE: file });
  return outcome(ok, file, playwrightOutcome);
}

const ARROWS = ["--config", ".dependency-cruiser.mjs", "app", "components", "lib", "scripts", "server.ts"];
const STEPS: [string, () => Promise<Outcome>][] = [
  ["generate", () => check(script("generate"))],
  ["lint", () => check([bin("eslint"), "--max-warnings=0", "."])],
  ["typecheck", () => check([bin("tsc"), "--noEmit"])],
  ["arrows", () => check([bin("depcruise"), ...ARROWS])],
  ["unit", () => vitest("unit")],
  ["server", () => vitest("server")],
  ["build", () => check(script("build"))],
  ["e2e", browser],
];

fs.rmSync(REPORTS, { recursive: true, force: true });
fs.mkdirSync(REPORTS, { recursive: true });
const total: Outcome = { passed: 0, failed: 0 };
const summary: string[] = [];
for (const [name, work] of STEPS) {
  console.log(`\n── ${name} ${"─".repeat(70 - name.length)}`);
  const started = Date.now();
  const { passed, failed } = await work();
  total.passed += passed;
  total.failed += failed;
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  summary.push(`${failed === 0 ? "✓" : "✗"} ${name.padEnd(10)} ${passed} passed, ${failed} failed (${seconds} s)`);
}
console.log(`\n${summary.join("\n")}\n\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
