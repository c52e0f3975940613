import { evaluate, type Evaluation } from "@/lib/simulate/evaluate/evaluate";
import { HELP, readOptions } from "./evaluate/options";
import { agreementTable, documentedTable, reasonsTable, seedsTable } from "./evaluate/report";
import { UsageError } from "./simulate/options";

/** `npm run evaluate`: measures how often Rollcall is right, on simulated days with a known truth. */
function main(): void {
  const options = readOptions(process.argv.slice(2));
  if (options === null) return say(HELP);
  const { seeds, users, days, incidents, faults } = options;
  const { duplicates, reorder, loss } = faults;
  const evaluations: Evaluation[] = [];
  for (let seed = 1; seed <= seeds; seed++) {
    process.stderr.write(`\rseed ${seed} of ${seeds}`);
    evaluations.push(evaluate({ seed, users, days, incidents, faults }));
  }
  process.stderr.write(`\r${" ".repeat(30)}\r`);
  say(
    `${seeds} seeds, ${users} users, ${days} days; ` +
      `${duplicates} duplicates, ${reorder} reordered, ${loss} lost; ${incidents} incidents\n`,
  );
  say(
    "Online state right, share of user-time: against Tencent's knowledge | against the true state | " +
      "true cause of an end",
  );
  say(seedsTable(evaluations));
  say("\nshown: what the screen showed at the time. recorded: the history after late callbacks. dated: the same, with");
  say("each timeout dated by its offline window. naive: the last callback to arrive wins. row first: the first reason");
  say("has the documented row of the true reason; the documents distinguish no further.\n");
  say(agreementTable(evaluations));
  say(`\n${reasonsTable(evaluations)}`);
  say(`\nEnds without a true connection: ${evaluations.reduce((sum, { unmatched }) => sum + unmatched, 0)}\n`);
  say(documentedTable());
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

try {
  main();
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\nSee npm run evaluate -- --help\n`);
  process.exitCode = 1;
}
