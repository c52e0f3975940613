import { encode } from "@/lib/simulate/encode";
import { Random } from "@/lib/simulate/random";
import type { Run } from "@/lib/simulate/run";
import { readOptions, type Options } from "./options";
import { planRun } from "./plan";
import { writeTruth } from "./truth-file";

/** A callback on its way into the database. */
export interface Arrival {
  query: string;
  body: string;
  /** Ms since the epoch. */
  receivedAt: number;
}

/** What the process answers to each message: the next arrivals; when there are none left, how many there were. */
export type Answer = { arrivals: Arrival[] } | { counts: Run["delivery"]["counts"] };

const BATCH = 500;

/**
 * The process in which the people live. Hundreds of thousands of lives are a large heap that hardly changes; beside it,
 * the rubbish of judging and writing millions of callbacks would make the collector walk through it all the time.
 */
function serve(args: readonly string[]): void {
  const options = readOptions(args);
  if (options === null) throw new Error("No options");
  const run = planRun(options, Date.now, () => undefined);
  const arrivals = arrivalsOf(run, options);
  // Runs once. The parent ends this process when it gets the message, which would cut off a second file.
  let left: Promise<void> | null = null;
  process.on("message", () => {
    const batch: Arrival[] = [];
    for (let next = arrivals.next(); !next.done; next = arrivals.next()) if (batch.push(next.value) === BATCH) break;
    void (batch.length > 0 ? Promise.resolve() : (left ??= leaveTruth(run, options))).then(() => {
      const answer: Answer = batch.length > 0 ? { arrivals: batch } : { counts: run.delivery.counts };
      process.send?.(answer);
    });
  });
}

/** Everything until the end of the history, and what was then still under way. */
function* arrivalsOf(run: Run, { app, backfill, seed }: Options): Generator<Arrival, undefined> {
  const end = run.options.start + backfill;
  const random = new Random(seed, -2);
  for (const sendings of [run.until(end), run.delivery.due()]) {
    for (const { callback, at } of sendings) {
      // Networks take a moment.
      yield {
        ...encode(callback, app, null, at),
        receivedAt: Math.min(end, Math.round(at + random.lognormal(90, 0.7))),
      };
    }
  }
}

async function leaveTruth(run: Run, options: Options): Promise<void> {
  if (options.truth !== null) await writeTruth(options.truth, run, options);
}

if (process.send !== undefined) serve(process.argv.slice(2));
