import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import type { Run } from "@/lib/simulate/run";
import { truthOf, type TruthFile } from "@/lib/simulate/truth";
import type { Options } from "./options";

/** Writes the truth of a run user by user, so that the whole never has to fit into memory. Leaves out secrets. */
export async function writeTruth(path: string, run: Run, options: Options): Promise<void> {
  const { distinct, duplicates, lost } = run.delivery.counts;
  const { token: _token, apiToken: _apiToken, ...plain } = options;
  const head: Omit<TruthFile, "users"> = {
    seed: options.seed,
    options: {
      ...plain,
      url: options.url.origin,
      duration: Number.isFinite(options.duration) ? options.duration : null,
    },
    startedAt: run.options.start,
    endedAt: run.world.now,
    sent: { distinct, total: distinct + duplicates, lost, duplicates },
  };
  const file = createWriteStream(path);
  file.write(`${JSON.stringify(head).slice(0, -1)},"users":[\n`);
  let separator = "";
  for (const account of run.world.accounts) {
    if (!file.write(separator + JSON.stringify(truthOf(account)))) await once(file, "drain");
    separator = ",\n";
  }
  file.end("\n]}\n");
  await finished(file);
}
