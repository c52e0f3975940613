import { DEFAULT_POLICY } from "../login-policy";
import type { Account, Link, TencentCallback } from "../types";
import { Simulation, type SimulationOptions } from "../world";

/** A Wednesday morning in China. */
export const START = Date.UTC(2026, 2, 4, 1);

export function simulationOf(options: Partial<SimulationOptions> = {}): Simulation {
  const defaults = { seed: 1, users: 200, start: START, policy: DEFAULT_POLICY, speedup: 1, keepHistory: true };
  return new Simulation({ ...defaults, ...options });
}

/** All callbacks of a simulation up to `until`, ms since the epoch, in Tencent's order. */
export function callbacksOf(world: Simulation, until: number): TencentCallback[] {
  const callbacks: TencentCallback[] = [];
  for (let c = world.next(until); c !== null; c = world.next(until)) callbacks.push(c);
  return callbacks;
}

/** The ended connections of all accounts. */
export function endedLinks(accounts: readonly Account[]): (Link & { goneAt: number; noticedAt: number })[] {
  return accounts
    .flatMap((account) => account.history ?? [])
    .map((link) => {
      const { goneAt, noticedAt } = link;
      if (goneAt === null || noticedAt === null) throw new Error("An ended connection has no times");
      return { ...link, goneAt, noticedAt };
    });
}
