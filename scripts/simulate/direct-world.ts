import { encode } from "@/lib/simulate/encode";
import { Random } from "@/lib/simulate/random";
import type { Run } from "@/lib/simulate/run";
import { readOptions, type Options } from "./options";
import { planRun } from "./plan";
import { writeTruth } from "./truth-file";

/** A callback to write into the database. */
export interface Arrival {
  query: string;
  body: string;
  /** Ms since the epoch. */
  receivedAt: number;
}

/** The answer of the process to each message: the next arrivals, or the counts after the last ones. */
export type Answer = { arrivals: Arrival[] } | { counts: Run["delivery"]["counts"] };

const BATCH = 500;

/**
 * The process that simulates the users. Hundreds of thousands of users are a large, stable heap. In the process that
 * judges and writes millions of callbacks, the garbage collector would scan that heap again and again.
 */
function serve(args: readonly string[]): void {
  const options = readOptions(args);
  if (options === null) throw new Error("No options");
  const run = planRun(options, Date.now, () => undefined);
  const arrivals = arrivalsOf(run, options);
  // Written once. The parent ends this process after the message, which would truncate a second file.
  let saved: Promise<void> | null = null;
  process.on("message", () => {
    const batch: Arrival[] = [];
    for (let next = arrivals.next(); !next.done; next = arrivals.next()) if (batch.push(next.value) === BATCH) break;
    void (batch.length > 0 ? Promise.resolve() : (saved ??= saveTruth(run, options))).then(() => {
      const answer: Answer = batch.length > 0 ? { arrivals: batch } : { counts: run.delivery.counts };
      process.send?.(answer);
    });
  });
}

/** All callbacks until the end of the history, and those that are then still on their way. */
function* arrivalsOf(run: Run, { app, backfill, seed }: Options): Generator<Arrival, undefined> {
  const end = run.options.start + backfill;
  const random = new Random(seed, -2);
  for (const sendings of [run.until(end), run.delivery.due()]) {
    for (const { callback, at } of sendings) {
      // Network latency.
      yield {
        ...encode(callback, app, null, at),
        receivedAt: Math.min(end, Math.round(at + random.lognormal(90, 0.7))),
      };
    }
  }
}

async function saveTruth(run: Run, options: Options): Promise<void> {
  if (options.truth !== null) await writeTruth(options.truth, run, options);
}

if (process.send !== undefined) serve(process.argv.slice(2));
