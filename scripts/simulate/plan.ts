import { activityRateFor, speedupFor } from "@/lib/simulate/calibrate";
import type { DeliveryFaults } from "@/lib/simulate/delivery";
import { optionsEndingAt, estimateDuration, Run } from "@/lib/simulate/run";
import type { Incident, SimulationOptions } from "@/lib/simulate/world";
import { DAY, HOUR } from "@/lib/time/units";
import type { Options } from "./options";

/** The network of the offices in lib/simulate/networks. */
const OFFICES = "203.0.113.";
const INCIDENT_SHARE = 0.4;

/** The run of the options. A history ends at the time of the clock (ms since the epoch), a live run starts there. */
export function planRun(options: Options, clock: () => number, print: (line: string) => void): Run {
  const now = clock();
  const { mode, count, backfill, seed, users, policy, tag, duplicates, reorder, loss } = options;
  const live = mode === "live" || options.live;
  const faults: DeliveryFaults = { duplicates, reorder, loss, lateBy: live ? 30_000 : DAY };
  const start = options.start ?? (mode === "backfill" ? now - backfill : now);
  const keepHistory = options.truth !== null;
  const base: SimulationOptions = { seed, users, start, policy, tag, speedup: 1, keepHistory };
  if (mode === "count") {
    const span = options.incident ? estimateDuration(count, base) : 0;
    const world = { ...base, incidents: options.incident ? [incidentAt((span * 2) / 3)] : [] };
    return new Run(options.start === null ? optionsEndingAt(now, count, world, faults) : world, faults);
  }
  const incidents = options.incident ? incidentsOf(options) : [];
  if (!live) {
    const activityRate = count > 0 ? activityRateFor(count / (1 - loss), backfill, base) : 1;
    return new Run({ ...base, incidents, activityRate }, faults);
  }
  const { speedup, reachedRate, initialOutageShare } = speedupFor(options.rate, { ...base, start: now });
  print(
    `Live, the users act ${speedup.toPrecision(3)} times as fast as in real life, ` +
      `for about ${Math.round(reachedRate)} callbacks a second.`,
  );
  if (reachedRate < options.rate * 0.8)
    print(`${users} users cannot make ${options.rate} callbacks a second: use more --users.`);
  if (mode === "backfill") return new Run({ ...base, incidents, speedup, speedupSince: now }, faults);
  return new Run({ ...base, start: clock(), incidents, speedup, initialOutageShare }, faults);
}

function incidentsOf({ mode, backfill, live, duration }: Options): Incident[] {
  const history = mode === "backfill" ? [...recurringIncidents(backfill), incidentAt((backfill * 2) / 3)] : [];
  if (mode === "backfill" && !live) return history;
  const span = Math.min(duration, 7 * DAY);
  for (let after = 90_000; after < span; after += 900_000) history.push(incidentAt(backfill + after));
  return history;
}

/** Smaller incidents of a long history, one every 8 days and 7 hours: in all networks and in one, alternately. */
function recurringIncidents(span: number): Incident[] {
  const every = 8 * DAY + 7 * HOUR;
  const count = Math.floor(span / every);
  return Array.from({ length: count }, (_, i) => ({
    after: (i + 1) * every,
    share: i % 2 === 0 ? 0.15 : 0.7,
    ...(i % 2 === 0 ? {} : { network: OFFICES }),
  }));
}

function incidentAt(after: number): Incident {
  return { after: Math.round(after), share: INCIDENT_SHARE };
}
