import pg from "pg";
import { asOwner, ownerUrl } from "./owner";

/** The text of every row of every table of every schema, those of PostgreSQL itself included, by the table's name. */
export async function textOfCatalog(): Promise<Map<string, string>> {
  const client = new pg.Client({ connectionString: ownerUrl() });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      "SELECT oid::regclass::text AS name FROM pg_class WHERE relkind IN ('r', 'm') ORDER BY 1",
    );
    const texts = new Map<string, string>();
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ text: string }>(`SELECT t::text AS text FROM ${name} AS t`);
      texts.set(name, rows.map(({ text }) => text).join("\n"));
    }
    return texts;
  } finally {
    await client.end();
  }
}

/** The files of the database of this test file, as PostgreSQL has written them, by their names. */
export async function filesOfDatabase(): Promise<Map<string, Buffer>> {
  await asOwner("CHECKPOINT");
  const rows = await asOwner(`
    SELECT name, pg_read_binary_file(folder || name) AS content
    FROM (SELECT 'base/' || oid || '/' AS folder FROM pg_database WHERE datname = current_database()) AS d,
         pg_ls_dir(folder) AS name`);
  return new Map(rows.map(({ name, content }) => [String(name), content as Buffer]));
}
