import type { TimeRange } from "@/lib/time/range";
import type { Tx } from "../../db/client";
import { repeatableRead } from "../../db/repeatable-read";
import { readStaleMinutes, type RollupKind } from "../stale-minutes";

/**
 * Reads statistics of an app in one snapshot, so that parts sum to totals. `read` is told of the stretches whose sums do
 * not hold yet, where it must read single rows: what the projections know is never waited for, but while a backfill is
 * summed.
 */
export function readStats<T>(
  appId: number,
  sums: RollupKind,
  read: (tx: Tx, stale: TimeRange[]) => Promise<T>,
): Promise<T> {
  return repeatableRead(async (query, tx) => read(tx, (await readStaleMinutes(query, appId, sums)) ?? []));
}
