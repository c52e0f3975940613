import { DEFAULT_POLICY } from "../policy";
import type { Account, Link, VendorCallback } from "../types";
import { World, type WorldOptions } from "../world";

/** A Wednesday morning in China. */
export const START = Date.UTC(2026, 2, 4, 1);

export function worldOf(options: Partial<WorldOptions> = {}): World {
  const usual = { seed: 1, users: 200, start: START, policy: DEFAULT_POLICY, haste: 1, keepHistory: true };
  return new World({ ...usual, ...options });
}

/** All callbacks of a world up to `until`, ms since the epoch, in the vendor's order. */
export function callbacksOf(world: World, until: number): VendorCallback[] {
  const callbacks: VendorCallback[] = [];
  for (let c = world.next(until); c !== null; c = world.next(until)) callbacks.push(c);
  return callbacks;
}

/** The connections of all accounts that the vendor knows to have ended. */
export function endedLinks(accounts: readonly Account[]): (Link & { goneAt: number; noticedAt: number })[] {
  return accounts
    .flatMap((account) => account.history ?? [])
    .map((link) => {
      const { goneAt, noticedAt } = link;
      if (goneAt === null || noticedAt === null) throw new Error("an ended connection lacks its times");
      return { ...link, goneAt, noticedAt };
    });
}
