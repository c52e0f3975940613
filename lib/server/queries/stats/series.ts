import { MAX_POINTS, type SeriesQuery } from "@/lib/contracts/stats/range";
import type { Millis } from "@/lib/time/units";
import { autoBucket, edgesOf, pointsOf, type Bucket } from "@/lib/time/buckets";
import { ServiceError } from "../../errors";
import { resolveRange, type ResolvedRange } from "./resolve-range";

export interface Series extends Omit<ResolvedRange, "head"> {
  now: Millis;
  bucket: Bucket;
  /** Where buckets begin, and where the last one ends; empty if the range begins after `now`. */
  edges: Millis[];
  head: ResolvedRange["head"] & { bucket: Bucket };
}

/** Range and buckets of a statistic over time. Buckets that begin after `now` are left out. Throws ServiceError. */
export async function seriesOf(query: SeriesQuery, now: Date): Promise<Series> {
  const { head, ...range } = await resolveRange(query, now);
  const { from, to, tz } = range;
  const reach = Math.min(to, Math.max(from, now.getTime()));
  const bucket = query.bucket ?? autoBucket(from, reach);
  const points = pointsOf(from, reach, bucket);
  if (points > MAX_POINTS) {
    throw new ServiceError(
      "invalid",
      `bucket: ${bucket} would make ${points} points of this range, and ${MAX_POINTS} is the most`,
    );
  }
  return {
    ...range,
    now: now.getTime(),
    bucket,
    edges: edgesOf(from, to, bucket, tz, now.getTime()),
    head: { ...head, bucket },
  };
}

/** The same buckets up to `now`, for statistics that are not known of the time after it. */
export function untilNow(edges: readonly Millis[], now: Millis): Millis[] {
  const begun = edges.filter((edge) => edge < now);
  const last = edges.at(-1);
  if (begun.length === 0 || last === undefined) return [];
  return [...begun, Math.min(last, now)].filter((edge, i, all) => edge !== all[i - 1]);
}
