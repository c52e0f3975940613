import type { PresenceEvent } from "@/lib/presence/types";
import { DAY, type Millis } from "@/lib/time/units";
import type { Imperfection } from "../delivery";
import { DEFAULT_POLICY } from "../policy";
import { received } from "../received";
import { Run } from "../run";
import { truthOf, type TruthUser } from "../truth";

/** The first midnight of the simulated days. */
const START = Date.UTC(2026, 2, 2, 16);
const STRUCK = 0.5;

export interface PlayOptions {
  seed: number;
  users: number;
  days: number;
  /** How often a share of all clients loses its connection within a minute. */
  incidents: number;
  imperfection: Imperfection;
}

/** A callback at the receiver, when it came. */
export interface Arrival {
  at: Millis;
  event: PresenceEvent;
}

/** What really happened to one user, and what reached the receiver of it, in the order of arrival. */
export interface PlayedUser {
  truth: TruthUser;
  arrivals: Arrival[];
}

export interface Played {
  from: Millis;
  to: Millis;
  users: PlayedUser[];
}

/** Lives through some days in memory and delivers their callbacks with the imperfections asked for. */
export function play({ seed, users, days, incidents, imperfection }: PlayOptions): Played {
  const length = days * DAY;
  const struck = Array.from({ length: incidents }, (_, i) => ({
    after: Math.round((length * (i + 0.8)) / incidents),
    share: STRUCK,
  }));
  const run = new Run(
    { seed, users, start: START, policy: DEFAULT_POLICY, haste: 1, incidents: struck, keepHistory: true },
    imperfection,
  );
  const arrivals = new Map<string, Arrival[]>();
  for (const sending of run.until(START + length)) {
    const { userId, event } = received(sending);
    const list = arrivals.get(userId);
    if (list === undefined) arrivals.set(userId, [{ at: sending.at, event }]);
    else list.push({ at: sending.at, event });
  }
  return {
    from: START,
    to: START + length,
    users: run.world.accounts.map((account) => ({
      truth: truthOf(account),
      arrivals: arrivals.get(account.userId) ?? [],
    })),
  };
}
