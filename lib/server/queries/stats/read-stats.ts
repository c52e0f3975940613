import type { TimeRange } from "@/lib/time/range";
import type { Tx } from "../../db/client";
import { repeatableRead } from "../../db/repeatable-read";
import { readStaleMinutes, type RollupKind } from "../stale-minutes";

/**
 * Reads statistics of an app in one snapshot, so that parts sum to totals. `read` gets the ranges with stale rollups,
 * in which it must read raw rows. While a backfill is summed, these are too many and the rollups are read as they are.
 */
export function readStats<T>(
  appId: number,
  sums: RollupKind,
  read: (tx: Tx, stale: TimeRange[]) => Promise<T>,
): Promise<T> {
  return repeatableRead(async (query, tx) => read(tx, (await readStaleMinutes(query, appId, sums)) ?? []));
}
