import { setTimeout as sleep } from "node:timers/promises";
import { HOUR } from "@/lib/time/units";
import type { Stage } from "./stage";

/** One way in which the world can fail. */
export interface FaultKind {
  name: string;
  /** Whether the front answers meanwhile. */
  frontLives: boolean;
  /** Whether FAIL is the right answer meanwhile. */
  mayRefuse?: true;
  /** Causes the fault and ends it. Resolves when the world is sound again. */
  play: (stage: Stage) => Promise<void>;
  /** Done after the recovery: it must not be what makes the product recover. */
  tidy?: (stage: Stage) => void;
}

const OUTAGE_MS = 4_000;
const SILENCE_MS = 6_000;
const SLOW_MS = 300;
const CLOCK_MS = 3_000;
const LARGE_BODY = 60_000;

const killed = (name: "writer" | "console"): FaultKind => ({
  name: `kill -9 of the ${name}`,
  frontLives: true,
  play: async ({ pid }) => void process.kill(await pid(name), "SIGKILL"),
});

/** A process that neither works nor ends, as on a machine that swaps. */
const halted = (name: "writer" | "console"): FaultKind => ({
  name: `the ${name} stands still for a while`,
  frontLives: true,
  play: async ({ pid }) => {
    const process_ = await pid(name);
    process.kill(process_, "SIGSTOP");
    await sleep(OUTAGE_MS);
    process.kill(process_, "SIGCONT");
  },
});

const clock = (name: string, ms: number): FaultKind => ({
  name,
  frontLives: true,
  play: async ({ stepClock }) => {
    stepClock(ms);
    await sleep(CLOCK_MS);
    stepClock(0);
  },
});

/** Every kind. Those of a disk need one of their own. */
export const FAULTS: readonly FaultKind[] = [
  {
    name: "kill -9 of the front",
    frontLives: false,
    play: async ({ pid, product, startProduct }) => {
      process.kill(await pid("front"), "SIGKILL");
      await product().exited;
      startProduct();
    },
  },
  killed("writer"),
  killed("console"),
  halted("writer"),
  halted("console"),
  {
    name: "kill -9 of everything at once",
    frontLives: false,
    play: async ({ product, database, startProduct }) => {
      await Promise.all([product().kill(), database.kill()]);
      await database.start();
      startProduct();
    },
  },
  {
    name: "SIGTERM, and a new start",
    frontLives: false,
    play: async ({ product, startProduct }) => {
      await stopInTime(product().stop());
      startProduct();
    },
  },
  {
    name: "SIGTERM while the database is silent",
    frontLives: false,
    play: async ({ product, proxy, startProduct }) => {
      await proxy.set({ kind: "silent" });
      await sleep(1_000);
      await stopInTime(product().stop());
      await proxy.set({ kind: "fair" });
      startProduct();
    },
    tidy: ({ proxy }) => proxy.cut(),
  },
  {
    name: "kill -9 of the postmaster",
    frontLives: true,
    play: async ({ database }) => {
      await database.kill();
      await database.start();
    },
  },
  {
    name: "kill -9 of a backend",
    frontLives: true,
    play: async ({ database }) => {
      const [pid] = await database.backends("receiver");
      if (pid !== undefined) process.kill(pid, "SIGKILL");
    },
  },
  {
    name: "connections cut",
    frontLives: true,
    play: ({ proxy }) => Promise.resolve(proxy.cut()),
  },
  {
    name: "database stopped",
    frontLives: true,
    play: async ({ database }) => {
      await database.stop();
      await sleep(OUTAGE_MS);
      await database.start();
    },
  },
  {
    name: "database refuses connections",
    frontLives: true,
    play: async ({ proxy }) => {
      await proxy.set({ kind: "refusing" });
      await sleep(OUTAGE_MS);
      await proxy.set({ kind: "fair" });
    },
  },
  {
    name: "database slow",
    frontLives: true,
    play: async ({ proxy }) => {
      await proxy.set({ kind: "slow", delayMs: SLOW_MS });
      await sleep(SILENCE_MS);
      await proxy.set({ kind: "fair" });
    },
  },
  {
    name: "half-open, then only new connections work",
    frontLives: true,
    play: async ({ proxy }) => {
      await proxy.set({ kind: "silent" });
      await sleep(SILENCE_MS);
      await proxy.set({ kind: "fair" });
    },
    tidy: ({ proxy }) => proxy.cut(),
  },
  {
    name: "half-open, then reset",
    frontLives: true,
    play: async ({ proxy }) => {
      await proxy.set({ kind: "silent" });
      await sleep(SILENCE_MS);
      proxy.cut();
      await proxy.set({ kind: "fair" });
    },
  },
  {
    name: "database read-only",
    frontLives: true,
    play: async ({ database }) => {
      await database.setReadOnly(true);
      await sleep(OUTAGE_MS);
      await database.setReadOnly(false);
    },
  },
  {
    name: "journal at its limit",
    frontLives: true,
    mayRefuse: true,
    play: async ({ proxy, sender }) => {
      await proxy.set({ kind: "refusing" });
      for (let refused = false; !refused;) {
        const outcomes = await Promise.all(Array.from({ length: 64 }, () => sender.sendLarge(LARGE_BODY)));
        refused = outcomes.includes("refused");
      }
      await sleep(1_000);
      await proxy.set({ kind: "fair" });
    },
  },
  clock("clock an hour ahead", HOUR),
  clock("clock an hour behind", -HOUR),
];

/** Only if the journal has a disk of its own. */
export const DISK_FAULT: FaultKind = {
  name: "disk of the journal full",
  frontLives: true,
  mayRefuse: true,
  play: async ({ disk }) => {
    disk?.fill();
    await sleep(OUTAGE_MS);
    disk?.free();
  },
};

/** A stop is promised within this time (docs/operations.md "Run"). */
const STOP_MS = 10_000;

async function stopInTime(stopped: Promise<number | null>): Promise<void> {
  const started = performance.now();
  await stopped;
  const took = performance.now() - started;
  if (took > STOP_MS) throw new TooSlow(`the product took ${(took / 1_000).toFixed(1)} s to stop`);
}

/** Something took longer than it may. The run goes on and counts it as a failure. */
export class TooSlow extends Error {}
