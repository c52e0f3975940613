import { db } from "@/lib/server/db/client";
import { EVENT_TABLES, RECEIPT_TABLES } from "@/lib/server/rollup/tables";

/** What is made of the log. A rebuild makes the same again. */
export const PROJECTIONS = [
  ...["presence", "account", "connection", "online_span", "kick", "status_change", "event_verdict", "event_late"],
  "checkpoint",
  ...[...EVENT_TABLES, ...RECEIPT_TABLES].map(({ name }) => name),
] as const;

/** All rows of each projection as text, by table. */
export async function readProjections(): Promise<Map<string, Set<string>>> {
  const all = new Map<string, Set<string>>();
  for (const table of PROJECTIONS) {
    const rows = await db().$queryRawUnsafe<{ row: string }[]>(`SELECT t::text AS row FROM ${table} AS t`);
    all.set(table, new Set(rows.map(({ row }) => row)));
  }
  return all;
}

/** How two readings differ, one sentence a table; empty if they do not. */
export function differences(
  before: ReadonlyMap<string, ReadonlySet<string>>,
  after: ReadonlyMap<string, ReadonlySet<string>>,
): string[] {
  return [...before].flatMap(([table, rows]) => {
    const others = after.get(table) ?? new Set();
    const gone = [...rows].filter((row) => !others.has(row));
    const come = [...others].filter((row) => !rows.has(row));
    if (gone.length + come.length === 0) return [];
    const examples = [...gone.slice(0, 3).map((row) => `- ${row}`), ...come.slice(0, 3).map((row) => `+ ${row}`)];
    return [`${table} differs from a rebuild, ${gone.length} rows less and ${come.length} more: ${examples.join(" ")}`];
  });
}
