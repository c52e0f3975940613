import { asOwner } from "./owner";

/** Rows of an app, by table, in every table that has such. The audit keeps its entries. */
export async function rowsOfApp(appId: number): Promise<Record<string, number>> {
  const tables = await asOwner(`
    SELECT table_name AS name FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name = 'app_id' AND table_name <> 'audit_entry'`);
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await asOwner(`SELECT count(*)::int AS n FROM "${String(name)}" WHERE app_id = ${appId}`);
    if (row?.n !== 0) counts[String(name)] = Number(row?.n);
  }
  return counts;
}
