import { describe, expect, it, vi } from "vitest";
import { fold } from "@/lib/presence/fold";
import { EMPTY_STATE } from "@/lib/presence/state";
import type { Connection, MaxInstances, PresenceEvent } from "@/lib/presence/types";
import { DAY } from "@/lib/time/units";
import type { DeliveryFaults } from "./delivery";
import { DEFAULT_POLICY, type LoginPolicy } from "./login-policy";
import { decode } from "./decode";
import { Run } from "./run";
import { truthOf, type TruthUser } from "./truth";
import type { SimulationOptions } from "./world";

// Thousands of events a test; a machine that is busy with other things takes its time.
vi.setConfig({ testTimeout: 30_000 });

const START = Date.UTC(2026, 2, 4, 3);

interface Outcome {
  truth: TruthUser;
  open: MaxInstances;
  status: string | null;
  connections: Connection[];
}

/** Sends `count` callbacks and folds, user by user, all that arrived. */
function play(options: Partial<SimulationOptions>, faults: Partial<DeliveryFaults>, count: number): Outcome[] {
  const policy = options.policy ?? DEFAULT_POLICY;
  const run = new Run(
    { seed: 1, users: 150, start: START, policy, speedup: 1, keepHistory: true, ...options },
    { duplicates: 0, reorder: 0, loss: 0, lateBy: DAY, ...faults },
  );
  const events = new Map<string, PresenceEvent[]>();
  for (const sending of run.count(count)) {
    const { userId, event } = decode(sending);
    const known = events.get(userId);
    if (known === undefined) events.set(userId, [event]);
    else known.push(event);
  }
  return run.world.accounts.map((account) => {
    const { state, connections } = fold(EMPTY_STATE, events.get(account.userId) ?? [], policy.max);
    const open: MaxInstances = {};
    for (const { platform } of state.open) open[platform] = (open[platform] ?? 0) + 1;
    const stands = state.status !== null && state.status.until === null && state.status.value !== "";
    return { truth: truthOf(account), open, status: stands ? (state.status?.value ?? null) : null, connections };
  });
}

function expectEqual(outcomes: Outcome[]): void {
  for (const { truth, open, status } of outcomes) {
    if (truth.allows.connections)
      expect({ user: truth.userId, open }).toEqual({ user: truth.userId, open: truth.vendor.openByPlatform });
    if (truth.allows.customStatus)
      expect({ user: truth.userId, status }).toEqual({ user: truth.userId, status: truth.vendor.customStatus });
  }
}

const share = (outcomes: Outcome[], what: "connections" | "customStatus") =>
  outcomes.filter(({ truth }) => truth.allows[what]).length / outcomes.length;

const FAULTY = { duplicates: 0.05, reorder: 0.05 };

describe("folding what was delivered gives what Tencent holds", () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])("natural lives, doubled and disordered, seed %i", (seed) => {
    const outcomes = play({ seed }, FAULTY, 8_000);
    expectEqual(outcomes);
    expect(share(outcomes, "connections")).toBe(1);
    expect(share(outcomes, "customStatus")).toBeGreaterThan(0.85);
  });

  it.each([11, 12, 13])("the history too: every ended connection with its times and cause, seed %i", (seed) => {
    for (const { truth, connections } of play({ seed }, FAULTY, 5_000)) {
      const ended = connections.filter((c) => c.endedAt !== null);
      const told = ended.map((c) => [c.platform, c.clientIp, c.startedAt, c.endedAt, c.endCause]);
      const real = truth.connections
        .filter((c) => c.noticedAt !== null)
        .map((c) => [c.platform, c.clientIp, c.startedAt, c.noticedAt, c.endCause]);
      expect(told.sort()).toEqual(real.sort());
    }
  });

  it.each([21, 22, 23])("with a speedup and incidents, seed %i", (seed) => {
    const incidents = [{ after: 400_000, share: 0.5 }];
    const outcomes = play({ seed, speedup: 700, incidents }, FAULTY, 15_000);
    expectEqual(outcomes);
    expect(share(outcomes, "connections")).toBe(1);
  });

  it.each([31, 32, 33, 34, 35, 36])("with loss, wherever it is knowable, seed %i", (seed) => {
    for (const loss of [0.01, 0.2]) {
      const outcomes = play({ seed }, { ...FAULTY, loss }, 6_000);
      expectEqual(outcomes);
      expect(share(outcomes, "connections")).toBeLessThan(1);
      expect(share(outcomes, "connections")).toBeGreaterThan(0.3);
    }
  });

  it.each([41, 42, 43])("several instances on Web, wherever it is knowable, seed %i", (seed) => {
    const policy: LoginPolicy = { ...DEFAULT_POLICY, max: { web: 2, android: 3 } };
    const outcomes = play({ seed, policy }, FAULTY, 6_000);
    expectEqual(outcomes);
    expect(share(outcomes, "connections")).toBeGreaterThan(0.3);
  });
});
