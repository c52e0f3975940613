import type { PresenceEvent } from "@/lib/presence/types";
import { DAY, type Millis } from "@/lib/time/units";
import type { TimeRange } from "@/lib/time/range";
import type { DeliveryFaults } from "../delivery";
import { DEFAULT_POLICY } from "../login-policy";
import { decode } from "../decode";
import { Run } from "../run";
import { truthOf, type TruthUser } from "../truth";

/** The first midnight of the simulated days. */
const START = Date.UTC(2026, 2, 2, 16);
const INCIDENT_SHARE = 0.5;

export interface EvaluationOptions {
  seed: number;
  users: number;
  days: number;
  /** Number of incidents, in each of which a share of all clients loses its connection. */
  incidents: number;
  faults: DeliveryFaults;
}

/** An event with its time of arrival. */
export interface Arrival {
  at: Millis;
  event: PresenceEvent;
}

/** The truth about one user, and the events that arrived, in the order of arrival. */
export interface SimulatedUser {
  truth: TruthUser;
  arrivals: Arrival[];
}

export interface SimulatedPeriod extends TimeRange {
  users: SimulatedUser[];
}

/** Simulates some days in memory and delivers the callbacks with the given delivery faults. */
export function simulateUsers({ seed, users, days, incidents, faults }: EvaluationOptions): SimulatedPeriod {
  const length = days * DAY;
  const incidentList = Array.from({ length: incidents }, (_, i) => ({
    after: Math.round((length * (i + 0.8)) / incidents),
    share: INCIDENT_SHARE,
  }));
  const run = new Run(
    { seed, users, start: START, policy: DEFAULT_POLICY, speedup: 1, incidents: incidentList, keepHistory: true },
    faults,
  );
  const arrivals = new Map<string, Arrival[]>();
  for (const sending of run.until(START + length)) {
    const { userId, event } = decode(sending);
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
