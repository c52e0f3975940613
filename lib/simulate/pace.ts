import { DAY, HOUR, type Millis } from "@/lib/time/units";

/** How much people do with the app, by hour of their day: asleep at four, busiest at eight in the evening. */
const CURVE = [
  0.22, 0.12, 0.07, 0.05, 0.05, 0.08, 0.18, 0.42, 0.68, 0.85, 0.9, 0.88, 0.95, 0.86, 0.84, 0.88, 0.9, 0.88, 0.86, 0.92,
  1, 0.98, 0.78, 0.45,
];

/** Awake time in a whole day at natural speed, ms. */
const AWAKE_A_DAY = CURVE.reduce((sum, weight) => sum + weight, 0) * HOUR;

/** A hasty day is nearly even, so that a rate asked for is met at night too. */
const FLAT_CURVE = CURVE.map((weight) => weight ** 0.25);

/**
 * How fast people live. Their doings (sessions, pauses, moods) run `haste` times faster than wall clocks, so that few
 * users can make a given rate of callbacks; what the vendor documents in seconds is never hastened.
 */
export class Pace {
  /** `haste` applies from `since` on; before it, lives run at their natural speed. */
  constructor(
    private readonly haste: number,
    private readonly since: Millis = -Infinity,
  ) {}

  speed(at: Millis): number {
    return at >= this.since ? this.haste : 1;
  }

  /** The moment `duration` of people's own time after `at`. */
  after(at: Millis, duration: number): Millis {
    if (at >= this.since) return Math.round(at + duration / this.haste);
    if (at + duration <= this.since) return Math.round(at + duration);
    return Math.round(this.since + (at + duration - this.since) / this.haste);
  }

  /** As `after`, but time counts only as far as people are awake; `zone` is the offset of their clock in ms. */
  afterAwake(at: Millis, duration: number, zone: Millis): Millis {
    // Whole days at once, where lives are never hurried: rare visitors pause for weeks.
    const days = this.haste === 1 ? Math.floor(duration / AWAKE_A_DAY) : 0;
    let now = at + days * DAY;
    let left = duration - days * AWAKE_A_DAY;
    for (;;) {
      const local = now + zone;
      let until = (Math.floor(local / HOUR) + 1) * HOUR - zone;
      if (now < this.since && this.since < until) until = this.since;
      const speed = this.speed(now);
      const curve = speed > 1 ? FLAT_CURVE : CURVE;
      const weight = speed * (curve[Math.floor((((local % DAY) + DAY) % DAY) / HOUR)] ?? 1);
      if (left <= (until - now) * weight) return Math.round(now + left / weight);
      left -= (until - now) * weight;
      now = until;
    }
  }

  /** A technical delay such as a reconnect: shrinks less than lives do, and never below 200 ms. */
  soon(at: Millis, duration: number): Millis {
    return Math.round(at + Math.max(200, duration / Math.sqrt(Math.max(1, this.speed(at)))));
  }
}
