import { checkCounts, checkUsers, Reader, checkSummary } from "./simulate/check";
import { flush, runLive, sendHistory, type Interrupt } from "./simulate/drive";
import { HELP } from "./simulate/help";
import { announcementOf, type Announcement } from "./simulate/announcement";
import { readOptions, UsageError, type Options } from "./simulate/options";
import { planRun } from "./simulate/plan";
import { countProgress, showProgress, summary } from "./simulate/progress";
import { Sender } from "./simulate/sender";
import { writeTruth } from "./simulate/truth-file";

/** Runs the simulator; resolves with the exit code. */
async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (options === null) {
    process.stdout.write(HELP);
    return 0;
  }
  if (options.direct) return direct(options);
  const reader = options.check ? new Reader(options.url, options.app, options.apiToken ?? "") : null;
  const before = await reader?.health();
  const run = planRun(options, Date.now, say);
  const sender = new Sender(options.url, options.app, options.token, options.concurrency);
  const interrupt = interruptible();
  const progress = showProgress(sender, say);
  try {
    await drive(options, run, sender, interrupt, announcementOf(options, run, say));
    await flush(run, sender);
  } finally {
    await sender.close();
    progress.stop();
  }
  say(summary(run.delivery.counts, sender.counts, progress.seconds()));
  if (options.truth !== null) {
    await writeTruth(options.truth, run, options);
    say(`Truth written to ${options.truth}.`);
  }
  let fine = sender.failed === 0;
  if (reader !== null && before !== undefined) {
    const counts = await checkCounts(reader, before, run);
    const users = await checkUsers(reader, before, run);
    say(checkSummary(counts, users));
    // A check that compared no user proves nothing.
    const compared = users.users > users.seenBefore;
    fine &&= counts.length === 0 && users.differences.length === 0 && compared;
  }
  return fine ? 0 : 1;
}

/** Writes a history of any size into the database, without a server. */
async function direct(options: Options): Promise<number> {
  // Imported here, so that sending needs no database client.
  const { writeHistory } = await import("./simulate/direct");
  const progress = countProgress(say);
  const args = process.argv.slice(2);
  const counts = await writeHistory(args, options, interruptible(), progress.add).finally(() => progress.stop());
  if (counts !== null) {
    const { distinct, duplicates, lost } = counts;
    say(
      `Wrote ${distinct} distinct callbacks and ${duplicates} duplicates in ${progress.seconds().toFixed(1)} s; ` +
        `${lost} lost on purpose.`,
    );
  }
  say("They are projected as soon as the product runs.");
  return 0;
}

async function drive(
  options: Options,
  run: ReturnType<typeof planRun>,
  sender: Sender,
  interrupt: Interrupt,
  announcement: Announcement,
): Promise<void> {
  await announcement.postIfDue(Date.now());
  const { mode, rate, count, live, backfill, duration } = options;
  if (mode === "count") return sendHistory(run.count(count), sender, rate, interrupt);
  if (mode === "backfill") await sendHistory(run.until(run.options.start + backfill), sender, 0, interrupt);
  if (mode === "live" || live) await runLive(run, sender, run.options.start + duration, interrupt, announcement);
}

/** The first Ctrl-C ends the run in order, the second one at once. */
function interruptible(): Interrupt {
  const interrupt = { requested: false };
  process.on("SIGINT", () => {
    if (interrupt.requested) process.exit(130);
    interrupt.requested = true;
    say("Ending: what is under way is still sent. Ctrl-C again ends at once.");
  });
  return interrupt;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function fail(error: unknown): number {
  if (error instanceof UsageError) process.stderr.write(`${error.message}\nSee npm run simulate -- --help\n`);
  else process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  return 1;
}

process.exitCode = await main().catch(fail);
