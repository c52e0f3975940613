import type pg from "pg";

/** The table as Prisma's schema engine creates it, so that `prisma migrate deploy` can be used as well. */
const TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id varchar(36) PRIMARY KEY NOT NULL,
  checksum varchar(64) NOT NULL,
  finished_at timestamptz,
  migration_name varchar(255) NOT NULL,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz NOT NULL DEFAULT now(),
  applied_steps_count integer NOT NULL DEFAULT 0
)`;

export type Recorded = { name: string; checksum: string; finished: boolean };

export async function createHistory(client: pg.Client): Promise<void> {
  await client.query(TABLE);
}

/** The migrations that the database has applied or begun, in order. */
export async function readHistory(client: pg.Client): Promise<Recorded[]> {
  const found = await client.query("SELECT to_regclass('_prisma_migrations') AS history");
  if ((found.rows[0] as { history: string | null }).history === null) return [];
  const { rows } = await client.query<Recorded>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
     FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  return rows;
}
