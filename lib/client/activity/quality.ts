import type { Quality, QualityAnswer } from "@/lib/contracts/stats/connections";
import type { Platform } from "@/lib/protocol/platform";
import { HOUR } from "@/lib/time/units";
import { chartPoints, type ChartPoint } from "../charts/series";

/** Timeouts and links closed for each hour that connections were open; null where none was. */
export function breaksPerHour({
  timeouts,
  linkCloses,
  connectionMs,
}: Pick<Quality, "timeouts" | "linkCloses" | "connectionMs">): number | null {
  return connectionMs > 0 ? (timeouts + linkCloses) / (connectionMs / HOUR) : null;
}

export interface QualityRow extends Pick<Quality, "timeouts" | "linkCloses" | "connectionMs"> {
  /** Null for all together. */
  platform: Platform | null;
  rate: number | null;
}

/** The platforms by connection-hours, most first, after all of them together. */
export function qualityRows(total: readonly Quality[]): QualityRow[] {
  const sum = { timeouts: 0, linkCloses: 0, connectionMs: 0 };
  for (const one of total) {
    sum.timeouts += one.timeouts;
    sum.linkCloses += one.linkCloses;
    sum.connectionMs += one.connectionMs;
  }
  const rows = [...total]
    .sort((a, b) => b.connectionMs - a.connectionMs)
    .map((one) => ({ ...one, rate: breaksPerHour(one) }));
  return [{ platform: null, ...sum, rate: breaksPerHour(sum) }, ...rows];
}

/** The rate over time: by platform, and under `all` of all together. */
export function qualityPoints(answer: QualityAnswer, end: number): ChartPoint[] {
  return chartPoints(answer.points, end, ({ platforms }) =>
    Object.fromEntries(qualityRows(platforms).map(({ platform, rate }) => [platform ?? "all", rate])),
  );
}
