import { db } from "@/lib/server/db/client";
import { EVENT_TABLES, RECEIPT_TABLES } from "@/lib/server/rollup/tables";

/** What is made of the log. A rebuild makes the same again. */
export const PROJECTIONS = [
  ...["presence", "account", "connection", "online_span", "kick", "status_change", "event_verdict", "event_late"],
  "checkpoint",
  ...[...EVENT_TABLES, ...RECEIPT_TABLES].map(({ name }) => name),
] as const;

/** A digest of all rows of each projection, by table. */
export async function digests(): Promise<Map<string, string>> {
  const result = new Map<string, string>();
  for (const table of PROJECTIONS) {
    const [row] = await db().$queryRawUnsafe<{ rows: number; digest: string }[]>(
      `SELECT count(*)::int AS rows, coalesce(md5(string_agg(t::text, E'\\n' ORDER BY t::text)), '') AS digest
       FROM ${table} AS t`,
    );
    result.set(table, `${row?.rows ?? 0} rows, ${row?.digest ?? ""}`);
  }
  return result;
}
