import { DAY, floorTo, HOUR, MINUTE } from "./units";
import { fromLocal, toLocal } from "./zone";

/** Days and longer buckets begin at midnight in the zone, weeks on Monday. */
export const BUCKETS = ["1m", "5m", "15m", "1h", "6h", "1d", "7d", "1M"] as const;
export type Bucket = (typeof BUCKETS)[number];

/** A chart with more points is hard to read. */
const MAX_POINTS = 300;

/** The length, or average length, in milliseconds. */
const LENGTH: Record<Bucket, number> = {
  "1m": MINUTE,
  "5m": 5 * MINUTE,
  "15m": 15 * MINUTE,
  "1h": HOUR,
  "6h": 6 * HOUR,
  "1d": DAY,
  "7d": 7 * DAY,
  "1M": 30.4375 * DAY,
};

/** The finest bucket that cuts a range into at most MAX_POINTS. */
export function autoBucket(from: number, to: number): Bucket {
  return BUCKETS.find((bucket) => pointsOf(from, to, bucket) <= MAX_POINTS) ?? "1M";
}

/** Estimates the number of buckets of a range. Each change of the clocks can add or remove one. */
export const pointsOf = (from: number, to: number, bucket: Bucket): number => Math.ceil((to - from) / LENGTH[bucket]);

/**
 * The edges of the buckets of [from, to): `from`, every edge between, and `to`. Omits buckets that begin after `reach`.
 * Empty if the range is empty or begins after `reach`. When the clocks change, a day gets shorter or longer, while an
 * hour keeps its length.
 */
export function edgesOf(from: number, to: number, bucket: Bucket, zone: string, reach = Infinity): number[] {
  if (to <= from || from > reach) return [];
  const edges = [from];
  const next = nextEdge(bucket, zone);
  let at = next(from);
  for (; at < to && at <= reach; at = next(at)) edges.push(at);
  return [...edges, Math.min(at, to)];
}

/** The midnights of the zone from the last one before or at `from` to the first one after or at `to`. */
export function daysOf(from: number, to: number, zone: string): number[] {
  const first = fromLocal(floorTo(toLocal(from, zone), DAY), zone);
  const next = nextEdge("1d", zone);
  const edges = [first];
  for (let at = first; at < to; edges.push(at)) at = next(at);
  return edges;
}

/** Returns a function that gives the first edge after an instant. */
function nextEdge(bucket: Bucket, zone: string): (at: number) => number {
  if (LENGTH[bucket] <= HOUR) {
    const step = LENGTH[bucket];
    return (at) => {
      const local = toLocal(at, zone);
      return at + (floorTo(local, step) + step - local);
    };
  }
  return (at) => {
    let local = nextLocal(toLocal(at, zone), bucket);
    let edge = fromLocal(local, zone);
    // A local time that occurs twice, or never, can give an edge that is not after the instant.
    while (edge <= at) edge = fromLocal((local = nextLocal(local, bucket)), zone);
    return edge;
  };
}

function nextLocal(local: number, bucket: Bucket): number {
  if (bucket === "1M") {
    const date = new Date(local);
    return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
  }
  // 5 January 1970 was a Monday.
  const origin = bucket === "7d" ? 4 * DAY : 0;
  return floorTo(local - origin, LENGTH[bucket]) + LENGTH[bucket] + origin;
}
