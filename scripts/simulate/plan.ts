import { activityRateFor, speedupFor } from "@/lib/simulate/calibrate";
import type { DeliveryFaults } from "@/lib/simulate/delivery";
import { optionsEndingAt, estimateDuration, Run } from "@/lib/simulate/run";
import type { Incident } from "@/lib/simulate/incident";
import { incidentOf } from "@/lib/simulate/situation";
import type { SimulationOptions } from "@/lib/simulate/world";
import { DAY, HOUR, SECOND } from "@/lib/time/units";
import type { Options } from "./options";

/** The network of the offices in lib/simulate/networks. */
const OFFICES = "203.0.113.0/24";
const INCIDENT_SHARE = 0.4;
/** When the first incident of a live part begins. */
const FIRST_LIVE_MS = 90 * SECOND;

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
    const strikes = options.incident || options.situation !== null;
    const span = strikes ? estimateDuration(count, base) : 0;
    const world = { ...base, incidents: incidentsOf(options, span) };
    return new Run(options.start === null ? optionsEndingAt(now, count, world, faults) : world, faults);
  }
  const incidents = incidentsOf(options, backfill);
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

/** The incidents of a run whose history has the length `span` (ms). */
function incidentsOf(options: Options, span: number): Incident[] {
  const { mode, live, situation, after } = options;
  const endless = mode === "live" || live;
  const twoThirds = (span * 2) / 3;
  // With a live part, the situation happens while somebody looks.
  if (situation !== null) {
    return [incidentOf(situation, endless ? span + (after ?? FIRST_LIVE_MS) : (after ?? twoThirds))];
  }
  if (!options.incident) return [];
  const history =
    mode === "live" ? [] : [...(mode === "backfill" ? recurringIncidents(span) : []), incidentAt(twoThirds)];
  return endless ? [...history, ...everyQuarter(span, options.duration)] : history;
}

/** Incidents of a live part of the length `duration`, which begins `from` ms after the start. */
function everyQuarter(from: number, duration: number): Incident[] {
  const count = Math.ceil((Math.min(duration, 7 * DAY) - FIRST_LIVE_MS) / (HOUR / 4));
  return Array.from({ length: Math.max(0, count) }, (_, i) => incidentAt(from + FIRST_LIVE_MS + (i * HOUR) / 4));
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
