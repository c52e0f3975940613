import { fork, type ChildProcess } from "node:child_process";
import path from "node:path";
import { appsBySdkAppId, reloadApps } from "@/lib/server/apps/registry";
import { retentionStep } from "@/lib/contracts/retention-step";
import { db, disconnect } from "@/lib/server/db/client";
import { openDatabase } from "@/lib/server/embedded/open-database";
import { loadDotEnv } from "@/lib/server/env";
import { makeAhead } from "@/lib/server/partitions/make-ahead";
import { append } from "@/lib/server/receive/append";
import type { Appendable } from "@/lib/server/receive/appendable";
import { compactQueue } from "@/lib/server/receive/compact-queue";
import { judge } from "@/lib/server/receive/judge";
import { DAY } from "@/lib/time/units";
import type { Run } from "@/lib/simulate/run";
import type { Answer, Arrival } from "./direct-world";
import type { Interrupt } from "./drive";
import type { Options } from "./options";

const WRITERS = 3;
/** Number of batches that are requested ahead of the writers. */
const AHEAD = 6;
/** A cancelled or deadlocked batch has written nothing, so it is retried. After this many attempts the run fails. */
const ATTEMPTS = 20;
const RETRY_MS = 500;
/** 200,000 users need 1.5 GB. */
const MEMORY = ["--max-old-space-size=8192", "--max-semi-space-size=64"];

/**
 * Writes the history of the command line into the database. Each callback is received at its arrival in simulated time.
 * `onWritten` gets the number of callbacks of each batch. A missing app is created. Resolves with the counts, null
 * after an interrupt. Throws database errors.
 */
export async function writeHistory(
  args: readonly string[],
  options: Options,
  interrupt: Interrupt,
  onWritten: (callbacks: number) => void,
): Promise<Run["delivery"]["counts"] | null> {
  loadDotEnv();
  const close = await openDatabase();
  const world = new World(args);
  try {
    await db().app.createMany({ data: [{ sdkAppId: options.app }], skipDuplicates: true });
    if (options.keep !== null) await keepFor(options.keep, options);
    await reloadApps();
    const apps = await appsBySdkAppId();
    const appendable = (arrival: Arrival): Appendable => {
      const body = Buffer.from(arrival.body);
      const verdict = judge(
        { method: "POST", secret: null, path: "/api/callback", bodyBytes: body.length, ...arrival, body },
        apps,
      );
      if (verdict.kind !== "event") throw new Error(`The receiver would not store this callback: ${arrival.body}`);
      return { appId: verdict.app.id, event: verdict.event, skewMs: null };
    };
    const writer = async (writerId: string) => {
      for (let answer = await world.next(); "arrivals" in answer; answer = await world.next()) {
        const batch = answer.arrivals.map(appendable);
        await retry(() => append(batch, writerId));
        onWritten(batch.length);
        if (interrupt.requested) return null;
      }
      return world.counts;
    };
    const [counts] = await Promise.all(Array.from({ length: WRITERS }, (_, no) => writer(`sim-${no}`)));
    await compactQueue();
    return counts ?? null;
  } finally {
    world.stop();
    await disconnect();
    await close();
  }
}

/** Gives the app its days, and the partitions that it would have if it had had them before the history. */
async function keepFor(days: number, { app, start, backfill }: Options): Promise<void> {
  const { id: appId } = await db().app.findUniqueOrThrow({ where: { sdkAppId: app } });
  const kept = { eventsDays: days, connectionsDays: days, sumsDays: days };
  await db().retention.upsert({ where: { appId }, create: { appId, ...kept }, update: kept });
  const end = start === null ? Date.now() : start + backfill;
  for (let at = end - backfill - 2 * retentionStep(days) * DAY; at < end; at += DAY)
    await makeAhead(appId, { events: days, connections: days, sums: days }, at);
}

/** The process with the simulated users. Batches are requested ahead. */
class World {
  counts: Run["delivery"]["counts"] | null = null;
  private readonly child: ChildProcess;
  private readonly answers: Answer[] = [];
  private readonly waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void }[] = [];
  private error: Error | null = null;

  constructor(args: readonly string[]) {
    this.child = fork(path.join(import.meta.dirname, "direct-world.ts"), args, {
      execArgv: ["--import", "tsx", ...MEMORY],
    });
    this.child.on("message", (answer: Answer) => {
      if ("counts" in answer) this.counts = answer.counts;
      const first = this.waiting.shift();
      if (first === undefined) this.answers.push(answer);
      else first.resolve(answer);
    });
    this.child.on("exit", (code) => {
      this.error = new Error(`The simulation ended with ${code}.`);
      for (const { reject } of this.waiting.splice(0)) reject(this.error);
    });
    for (let no = 0; no < AHEAD; no++) this.child.send("more");
  }

  /** The next answer. After the last arrivals, every answer is the counts. */
  next(): Promise<Answer> {
    if (this.error !== null) return Promise.reject(this.error);
    this.child.send("more");
    const first = this.answers.shift();
    if (first !== undefined) return Promise.resolve(first);
    return new Promise((resolve, reject) => this.waiting.push({ resolve, reject }));
  }

  stop(): void {
    this.child.kill();
  }
}

async function retry(write: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await write();
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}
