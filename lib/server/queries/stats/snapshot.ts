import type { Stretch } from "@/lib/stats/pieces";
import { MINUTE } from "@/lib/stats/units";
import { db, type Tx } from "../../db/client";

/** Stale minutes up to which single rows are read in their place. More are there only while a backfill is summed. */
const MOST_STALE = 500;
/** Notes looked at to find them; the same minute may be noted many times. */
const LOOK_AT = 5_000;

/** Which sums are read: by event time, or by time of receipt. */
export type SumsOf = "events" | "receipts";

/**
 * Reads statistics of an app in one snapshot, so that parts sum to totals. `read` is told of the stretches whose sums do
 * not hold yet, where it must read single rows: what the projections know is never waited for.
 */
export function inSnapshot<T>(appId: number, sums: SumsOf, read: (tx: Tx, raw: Stretch[]) => Promise<T>): Promise<T> {
  return db().$transaction(async (tx) => read(tx, await staleStretches(tx, appId, sums)), {
    isolationLevel: "RepeatableRead",
    timeout: 30_000,
  });
}

async function staleStretches(tx: Tx, appId: number, sums: SumsOf): Promise<Stretch[]> {
  const rows = await tx.$queryRaw<{ minute: Date; notes: number }[]>`
    SELECT minute, count(*)::int AS notes FROM (
      SELECT minute FROM stale_minute WHERE app_id = ${appId} AND receipt = ${sums === "receipts"} LIMIT ${LOOK_AT}) AS notes
    GROUP BY minute`;
  const notes = rows.reduce((sum, row) => sum + row.notes, 0);
  if (rows.length > MOST_STALE || notes >= LOOK_AT) return [];
  return rows.map(({ minute }) => ({ from: minute.getTime(), to: minute.getTime() + MINUTE }));
}
