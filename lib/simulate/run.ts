import { DAY, type Millis } from "@/lib/time/units";
import { Delivery, type Imperfection, type Sending } from "./delivery";
import { World, type WorldOptions } from "./world";

/** A world and the way from its vendor to the receiver. */
export class Run {
  readonly world: World;
  readonly delivery: Delivery;

  constructor(
    readonly options: WorldOptions,
    imperfection: Imperfection,
  ) {
    this.world = new World(options);
    this.delivery = new Delivery(options.seed, imperfection, options.policy);
  }

  /** All that is to be sent by `until`, ms since the epoch. Lazy. */
  *until(until: Millis): Generator<Sending> {
    for (let callback = this.world.next(until); callback !== null; callback = this.world.next(until)) {
      this.delivery.accept(callback);
      yield* this.delivery.due(callback.time - 1);
    }
    yield* this.delivery.due(until);
    this.world.now = Math.max(this.world.now, until);
  }

  /** What it takes to send `count` distinct callbacks, with their duplicates. Lazy. */
  *count(count: number): Generator<Sending> {
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
 * The options under which `count` distinct callbacks end just at `end`: found by living through them once beforehand.
 * Moving the start changes nothing else, as everybody's clock is moved the other way.
 */
export function endingAt(end: Millis, count: number, options: WorldOptions, imperfection: Imperfection): WorldOptions {
  const start = end - estimatedSpan(count, { ...options, start: end });
  const trial = new Run({ ...options, start, keepHistory: false }, imperfection);
  const sendings = trial.count(count);
  while (!sendings.next().done);
  const shift = end - trial.world.now;
  return { ...options, start: start + shift, clockShift: -shift };
}

/** About how long (ms) the users take to make `count` callbacks, judged by some of them over three days. */
export function estimatedSpan(count: number, options: WorldOptions): Millis {
  const users = Math.min(options.users, 300);
  const world = new World({ ...options, users, incidents: [], keepHistory: false });
  let seen = 0;
  while (world.next(options.start + 3 * DAY) !== null) seen++;
  const perDay = (Math.max(1, seen) / 3 / users) * options.users;
  return Math.round((count / perDay) * DAY);
}
