import { DAY, HOUR, type Millis } from "@/lib/time/units";

/** Activity by local hour: lowest at 04:00, highest at 20:00. */
const ACTIVITY_BY_HOUR = [
  0.22, 0.12, 0.07, 0.05, 0.05, 0.08, 0.18, 0.42, 0.68, 0.85, 0.9, 0.88, 0.95, 0.86, 0.84, 0.88, 0.9, 0.88, 0.86, 0.92,
  1, 0.98, 0.78, 0.45,
];

/** Active time of a whole day without speedup, ms. */
const ACTIVE_MS_PER_DAY = ACTIVITY_BY_HOUR.reduce((sum, weight) => sum + weight, 0) * HOUR;

/** With a speedup the curve is nearly flat, so that a requested rate is reached at night too. */
const FLAT_ACTIVITY_BY_HOUR = ACTIVITY_BY_HOUR.map((weight) => weight ** 0.25);

/**
 * Converts durations of human behaviour (sessions, pauses, statuses) to simulated time. A speedup lets few users make
 * many callbacks. Delays that Tencent documents are never sped up.
 */
export class TimeScale {
  /** `speedup` applies from `since` on. Before that time it is 1. */
  constructor(
    private readonly speedup: number,
    private readonly since: Millis = -Infinity,
  ) {}

  speed(at: Millis): number {
    return at >= this.since ? this.speedup : 1;
  }

  /** The time at which `duration` of human behaviour, begun at `at`, ends. */
  after(at: Millis, duration: number): Millis {
    if (at >= this.since) return Math.round(at + duration / this.speedup);
    if (at + duration <= this.since) return Math.round(at + duration);
    return Math.round(this.since + (at + duration - this.since) / this.speedup);
  }

  /**
   * Like `after`, weighted by the activity of each local hour. `zone` is the offset of the person's time zone in ms.
   */
  afterAwake(at: Millis, duration: number, zone: Millis): Millis {
    // Without a speedup, whole days are skipped at once, because some people pause for weeks.
    const days = this.speedup === 1 ? Math.floor(duration / ACTIVE_MS_PER_DAY) : 0;
    let now = at + days * DAY;
    let left = duration - days * ACTIVE_MS_PER_DAY;
    for (;;) {
      const local = now + zone;
      let until = (Math.floor(local / HOUR) + 1) * HOUR - zone;
      if (now < this.since && this.since < until) until = this.since;
      const speed = this.speed(now);
      const curve = speed > 1 ? FLAT_ACTIVITY_BY_HOUR : ACTIVITY_BY_HOUR;
      const weight = speed * (curve[Math.floor((((local % DAY) + DAY) % DAY) / HOUR)] ?? 1);
      if (left <= (until - now) * weight) return Math.round(now + left / weight);
      left -= (until - now) * weight;
      now = until;
    }
  }

  /** A technical delay such as a reconnect: divided by the square root of the speedup, at least 200 ms. */
  afterDelay(at: Millis, duration: number): Millis {
    return Math.round(at + Math.max(200, duration / Math.sqrt(Math.max(1, this.speed(at)))));
  }
}
