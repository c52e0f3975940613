import { MINUTE, SECOND } from "@/lib/time/units";
import { Simulation, type SimulationOptions } from "./world";

/** Delays that Tencent documents are never sped up, so a higher speedup has no effect. */
const MAX_SPEEDUP = 50_000;
const MIN_SPEEDUP = 0.001;
const SEARCH_STEPS = 14;
const WARM_UP_MS = 10 * MINUTE;
const WINDOW_MS = 5 * MINUTE;
const SAMPLE_USERS = 250;

export interface Calibration {
  speedup: number;
  /** The rate at that speedup. It is lower than the requested rate if there are too few users. */
  reachedRate: number;
  /** Share of devices that are in a long outage once the simulation is in equilibrium. */
  initialOutageShare: number;
}

/** Finds the speedup at which `users` make about `rate` callbacks per second from `start` on, by bisection. */
export function speedupFor(rate: number, options: SimulationOptions): Calibration {
  let low = MIN_SPEEDUP;
  let high = MAX_SPEEDUP;
  for (let step = 0; step < SEARCH_STEPS; step++) {
    const middle = Math.sqrt(low * high);
    if (rateAt(middle, rate, options) < rate) low = middle;
    else high = middle;
  }
  const reachedRate = rateAt(high, rate, options);
  // At its start no device is in an outage, so the rate is higher by the share that will be.
  const initialRate = high > 1 ? rateAt(high, rate, options, 30 * SECOND, MINUTE) : reachedRate;
  return { speedup: high, reachedRate, initialOutageShare: Math.max(0, 1 - reachedRate / Math.max(initialRate, 1e-9)) };
}

function rateAt(
  speedup: number,
  wanted: number,
  options: SimulationOptions,
  warmUp = WARM_UP_MS,
  span = WINDOW_MS,
): number {
  const users = Math.min(options.users, SAMPLE_USERS);
  // At a low speedup a longer window is needed for the same precision.
  const window = speedup >= 1 ? span : span * 4;
  const world = new Simulation({
    ...options,
    users,
    speedup,
    speedupSince: undefined,
    incidents: [],
    keepHistory: false,
  });
  const from = options.start + warmUp;
  const scale = options.users / users;
  // If the rate is far too high, its exact value does not matter.
  const limit = Math.ceil(((3 * wanted) / scale) * (window / 1000)) + 100;
  let seen = 0;
  for (let callback = world.next(from + window); callback !== null; callback = world.next(from + window)) {
    if (callback.time >= from && ++seen > limit) break;
  }
  return (seen / (window / 1000)) * scale;
}

/** Finds the activity rate at which the users make about `count` callbacks within `span` ms after the start. */
export function activityRateFor(count: number, span: number, options: SimulationOptions): number {
  const users = Math.min(options.users, 2_000);
  const wanted = (count / options.users) * users;
  let low = 0.0005;
  let high = 50;
  for (let step = 0; step < SEARCH_STEPS; step++) {
    const middle = Math.sqrt(low * high);
    if (reachesCount(wanted, span, { ...options, users, activityRate: middle })) high = middle;
    else low = middle;
  }
  return high;
}

function reachesCount(wanted: number, span: number, options: SimulationOptions): boolean {
  const world = new Simulation({ ...options, incidents: [], keepHistory: false });
  for (let seen = 0; seen < wanted; seen++) if (world.next(options.start + span) === null) return false;
  return true;
}
