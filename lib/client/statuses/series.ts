import type { StatusesStatsAnswer } from "@/lib/contracts/stats/statuses";

/** Values that have a colour of their own over time. */
const CHARTED = 8;

type Point = StatusesStatsAnswer["points"][number];

export interface StatusSeries {
  /** The most frequent values, each by a key that no other series has, whatever an app calls its statuses. */
  values: { key: string; value: string }[];
  /** The key of all other values together; null where there are none. */
  others: string | null;
  read: (point: Point) => Record<string, number>;
}

/** The changes of an answer as series of a chart. */
export function statusSeries({ changes, points }: Pick<StatusesStatsAnswer, "changes" | "points">): StatusSeries {
  const values = changes.slice(0, CHARTED).map(({ value }, i) => ({ key: `value ${i}`, value }));
  const others = points.some((point) => point.others > 0) ? "others" : null;
  return {
    values,
    others,
    read: (point) => ({
      ...Object.fromEntries(values.map(({ key, value }) => [key, countOf(point, value)])),
      ...(others && { [others]: point.others }),
    }),
  };
}

/** A status may have the name of a property that every object has, such as `constructor`. */
const countOf = ({ values }: Point, value: string) => (Object.hasOwn(values, value) ? (values[value] ?? 0) : 0);
