import { DAY, type Millis } from "@/lib/time/units";
import { Delivery, type DeliveryFaults, type DeliveredCallback } from "./delivery";
import { Simulation, type SimulationOptions } from "./world";

/** A simulation and the delivery of its callbacks. */
export class Run {
  readonly world: Simulation;
  readonly delivery: Delivery;

  constructor(
    readonly options: SimulationOptions,
    faults: DeliveryFaults,
  ) {
    this.world = new Simulation(options);
    this.delivery = new Delivery(options.seed, faults, options.policy);
  }

  /** The callbacks that arrive by `until`, ms since the epoch. Lazy. */
  *until(until: Millis): Generator<DeliveredCallback> {
    for (let callback = this.world.next(until); callback !== null; callback = this.world.next(until)) {
      this.delivery.accept(callback);
      yield* this.delivery.due(callback.time - 1);
    }
    yield* this.delivery.due(until);
    this.world.now = Math.max(this.world.now, until);
  }

  /** `count` distinct callbacks, with their duplicates. Lazy. */
  *count(count: number): Generator<DeliveredCallback> {
    while (this.delivery.counts.distinct < count) {
      const callback = this.world.next(Infinity);
      if (callback === null) break;
      this.delivery.accept(callback);
      yield* this.delivery.due(callback.time - 1);
    }
    yield* this.delivery.due();
  }
}

/**
 * The options with which the last of `count` distinct callbacks is at `end`. A trial run finds the start. The offset of
 * all time zones is moved by the same amount, so that moving the start changes nothing else.
 */
export function optionsEndingAt(
  end: Millis,
  count: number,
  options: SimulationOptions,
  faults: DeliveryFaults,
): SimulationOptions {
  const start = end - estimateDuration(count, { ...options, start: end });
  const trial = new Run({ ...options, start, keepHistory: false }, faults);
  const sendings = trial.count(count);
  while (!sendings.next().done);
  const shift = end - trial.world.now;
  return { ...options, start: start + shift, clockShift: -shift };
}

/** Estimates how long (ms) the users take to make `count` callbacks, from a sample of users over three days. */
export function estimateDuration(count: number, options: SimulationOptions): Millis {
  const users = Math.min(options.users, 300);
  const world = new Simulation({ ...options, users, incidents: [], keepHistory: false });
  let seen = 0;
  while (world.next(options.start + 3 * DAY) !== null) seen++;
  const perDay = (Math.max(1, seen) / 3 / users) * options.users;
  return Math.round((count / perDay) * DAY);
}
