import { disconnect } from "@/lib/server/db/client";
import { StartError } from "@/lib/server/start-error";
import { run } from "../support/steps";
import { DISK_FAULT, FAULTS } from "./faults";
import type { TortureOptions } from "./options";
import { playAll } from "./play";
import { differences, readProjections } from "./projections";
import { complaints, faultTable } from "./report";
import { schedule } from "./schedule";
import { openStage, type Stage } from "./stage";
import { countDifference, readFound, untilReady, untilSettled } from "./stored";

/** Plays the faults and prints what came of them. Resolves with whether everything is as it must be. */
export async function torture(dataDir: string, options: TortureOptions): Promise<boolean> {
  const stage = await openStage(dataDir, options);
  try {
    const kinds = [...FAULTS, ...(stage.disk === null ? [] : [DISK_FAULT])];
    if (stage.disk === null) console.log(`"${DISK_FAULT.name}" is left out: this user may not mount a disk.`);
    const chosen = kinds.filter(({ name }) => name.includes(options.only));
    if (chosen.length === 0) throw new StartError(`No fault has "${options.only}" in its name.`);
    const order = schedule(chosen, options.faults, options.seed);
    stage.sender.start(options.rate);
    const played = await playAll(stage, order, ({ kind, recovery }) =>
      console.log(`${new Date().toISOString()} ${kind}: ${recovery?.toFixed(1) ?? "no"} s`),
    );
    await stage.sender.stop();
    console.log(`\n${faultTable(played)}\n`);
    const found = [...complaints(played), ...(await check(stage, options))];
    for (const complaint of found) console.log(complaint);
    return found.length === 0;
  } finally {
    await stage.close();
    await disconnect();
  }
}

/** Compares the answers with the database, the counts with the rows, and the projections with a rebuild. */
async function check({ url, database, ledger }: Stage, { seed }: TortureOptions): Promise<string[]> {
  await untilReady(url);
  await untilSettled();
  const verdict = ledger.compare(await readFound(url));
  const before = await readProjections();
  const settings = { DATABASE_URL: database.url, ROLLCALL_LOG_LEVEL: "error" };
  const output: string[] = [];
  const rebuilt = await run(["node", "--import", "tsx", "scripts/rebuild.ts"], settings, (text) => output.push(text));
  if (!rebuilt) throw new StartError(`The rebuild failed: ${output.join("")}`);
  await untilSettled();
  const different = differences(before, await readProjections());
  console.log("| acknowledged | sent | found | lost | doubled | not counted | projections that differ | seed |");
  console.log("|---:|---:|---:|---:|---:|---:|---:|---:|");
  const cells = [verdict.acknowledged, verdict.sent, verdict.found, verdict.lost.length, verdict.doubled.length];
  console.log(`| ${[...cells, verdict.uncounted.length, different.length, seed].join(" | ")} |\n`);
  const difference = await countDifference();
  return [
    ...named("Lost", verdict.lost),
    ...named("Stored or counted twice", verdict.doubled),
    ...named("Copies answered OK but not counted", verdict.uncounted),
    ...(difference === "" ? [] : [`The counts differ: ${difference}.`]),
    ...different,
  ];
}

const named = (what: string, keys: readonly string[]) =>
  keys.length === 0 ? [] : [`${what}: ${keys.length}, such as ${keys.slice(0, 5).join("; ")}.`];
