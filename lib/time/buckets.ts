import { DAY, floorTo, HOUR, MINUTE } from "./units";
import { fromLocal, toLocal } from "./zone";

/** Lengths of a bucket; days and longer are cut at midnights of the zone, weeks on Mondays. */
export const BUCKETS = ["1m", "5m", "15m", "1h", "6h", "1d", "7d", "1M"] as const;
export type Bucket = (typeof BUCKETS)[number];

/** Points of a chart that a person still tells apart: as many as a bucket is chosen for. */
const ENOUGH_POINTS = 300;

/** How long a bucket is, or is on average, in milliseconds. */
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

/** The finest bucket that cuts a range into at most ENOUGH_POINTS. */
export function autoBucket(from: number, to: number): Bucket {
  return BUCKETS.find((bucket) => pointsOf(from, to, bucket) <= ENOUGH_POINTS) ?? "1M";
}

/** About how many buckets a range is cut into; never more than one too few or too many for each change of the clocks. */
export const pointsOf = (from: number, to: number, bucket: Bucket): number => Math.ceil((to - from) / LENGTH[bucket]);

/**
 * Where the buckets of [from, to) begin, and at last where they end: `from`, every edge in the zone between, `to`.
 * Buckets that begin after `reach` are left out. Nothing where the range is empty, or begins after it. Hours and shorter last as long as they say, but begin anew where the clocks
 * change; of longer ones, the day of a change is shorter or longer.
 */
export function edgesOf(from: number, to: number, bucket: Bucket, zone: string, reach = Infinity): number[] {
  if (to <= from || from > reach) return [];
  const edges = [from];
  const next = nextEdge(bucket, zone);
  let at = next(from);
  for (; at < to && at <= reach; at = next(at)) edges.push(at);
  return [...edges, Math.min(at, to)];
}

/** Midnights of the zone around a range: from the one at or before `from` to the one at or after `to`. */
export function daysOf(from: number, to: number, zone: string): number[] {
  const first = fromLocal(floorTo(toLocal(from, zone), DAY), zone);
  const next = nextEdge("1d", zone);
  const edges = [first];
  for (let at = first; at < to; edges.push(at)) at = next(at);
  return edges;
}

/** The first edge after an instant. */
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
    // What occurs twice, or never, may lie before the instant all the same.
    while (edge <= at) edge = fromLocal((local = nextLocal(local, bucket)), zone);
    return edge;
  };
}

function nextLocal(local: number, bucket: Bucket): number {
  if (bucket === "1M") {
    const date = new Date(local);
    return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
  }
  // The first Monday of the epoch was its fifth day.
  const origin = bucket === "7d" ? 4 * DAY : 0;
  return floorTo(local - origin, LENGTH[bucket]) + LENGTH[bucket] + origin;
}
