import { World, type WorldOptions } from "./world";

/** People cannot be hurried more than this: what takes real seconds sets the limit. */
const MOST = 50_000;
const LEAST = 0.001;
const WARM_UP = 600_000;
const WINDOW = 300_000;
const SAMPLE = 250;

export interface Calibration {
  haste: number;
  /** The rate found at that haste: lower than asked for when there are too few users. */
  reached: number;
  /** Share of devices in outages that last, once the world has settled. */
  away: number;
}

/** How much faster than natural people must live, so that `users` make about `rate` callbacks a second from `start` on. */
export function hasteFor(rate: number, options: WorldOptions): Calibration {
  let low = LEAST;
  let high = MOST;
  for (let step = 0; step < 14; step++) {
    const middle = Math.sqrt(low * high);
    if (rateAt(middle, rate, options) < rate) low = middle;
    else high = middle;
  }
  const reached = rateAt(high, rate, options);
  // A new world in which nobody is away yet is livelier by just those who will be.
  const lively = high > 1 ? rateAt(high, rate, options, 30_000, 60_000) : reached;
  return { haste: high, reached, away: Math.max(0, 1 - reached / Math.max(lively, 1e-9)) };
}

function rateAt(haste: number, enough: number, options: WorldOptions, warmUp = WARM_UP, span = WINDOW): number {
  const users = Math.min(options.users, SAMPLE);
  // Slow lives need a longer look; the day's curve is met as it is at this hour.
  const window = haste >= 1 ? span : span * 4;
  const world = new World({ ...options, users, haste, hasteSince: undefined, incidents: [], keepHistory: false });
  const from = options.start + warmUp;
  const scale = options.users / users;
  // Far more than enough is enough to know.
  const limit = Math.ceil(((3 * enough) / scale) * (window / 1000)) + 100;
  let seen = 0;
  for (let callback = world.next(from + window); callback !== null; callback = world.next(from + window)) {
    if (callback.time >= from && ++seen > limit) break;
  }
  return (seen / (window / 1000)) * scale;
}

/** How eager people must be (see WorldOptions) to make about `count` callbacks in the `span` ms after the start. */
export function eagernessFor(count: number, span: number, options: WorldOptions): number {
  const users = Math.min(options.users, 2_000);
  const enough = (count / options.users) * users;
  let low = 0.0005;
  let high = 50;
  for (let step = 0; step < 14; step++) {
    const middle = Math.sqrt(low * high);
    if (makes(enough, span, { ...options, users, eagerness: middle })) high = middle;
    else low = middle;
  }
  return high;
}

/** Whether the users make at least `enough` callbacks within `span` ms. */
function makes(enough: number, span: number, options: WorldOptions): boolean {
  const world = new World({ ...options, incidents: [], keepHistory: false });
  for (let seen = 0; seen < enough; seen++) if (world.next(options.start + span) === null) return false;
  return true;
}
