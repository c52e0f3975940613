import type { HistoryAnswer } from "@/lib/contracts/history";
import { binOf, quantile } from "@/lib/stats/bins";
import { HUMAN_LAGS, LAG_EDGES } from "@/lib/stats/lags";
import { segmentsOf } from "@/lib/time/segments";
import { Prisma, type Tx } from "../../db/client";
import { receipts as countReceipts } from "../../measures/events";
import { inBuckets, rawRows, rollupRows, type BucketRange } from "../segment-rows";

/**
 * The number of stored events in one bin of lib/stats/lags, and how many of them came after a later event of the same
 * user.
 */
export interface Receipts {
  bin: number;
  n: number;
  late: number;
}

/** Events received in each bucket, by bin of their delay. */
export async function readReceipts(tx: Tx, { appId, edges, stale }: BucketRange): Promise<Receipts[][]> {
  if (edges.length < 2) return [];
  const segments = segmentsOf(edges, stale);
  const rows = await tx.$queryRaw<(Receipts & { bucket: number })[]>`
    SELECT bucket, bin, sum(n)::int AS n, sum(late)::int AS late FROM (${inBuckets(
      Prisma.sql`
      SELECT at, bin, n, late FROM ${rollupRows(segments, "rollup_receipt", appId)}
      UNION ALL
      SELECT at, bin, n, late FROM (${countReceipts(rawRows(segments, appId))}) AS raw`,
      edges,
    )}) AS receipts
    GROUP BY 1, 2 ORDER BY 1, 2`;
  const buckets: Receipts[][] = edges.slice(1).map(() => []);
  for (const { bucket, ...row } of rows) buckets[bucket]?.push(row);
  return buckets;
}

/** Percentiles of the delay, estimated from its bins. */
export function lagOf(receipts: readonly Receipts[]): HistoryAnswer["total"]["lagMs"] {
  const counts = LAG_EDGES.map(() => 0).concat(0);
  for (const { bin, n } of receipts) counts[bin] = (counts[bin] ?? 0) + n;
  const at = (p: number) => quantile(LAG_EDGES, counts, p);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** The number of events by delay, between edges that are easy to read. */
export function lagsOf(receipts: readonly Receipts[]): HistoryAnswer["lags"] {
  const counts = HUMAN_LAGS.map(() => 0).concat(0);
  for (const { bin, n } of receipts) {
    const coarse = binOf(HUMAN_LAGS, LAG_EDGES[bin - 1] ?? -Infinity);
    counts[coarse] = (counts[coarse] ?? 0) + n;
  }
  return counts.map((count, i) => ({ from: HUMAN_LAGS[i - 1] ?? null, to: HUMAN_LAGS[i] ?? null, count }));
}
