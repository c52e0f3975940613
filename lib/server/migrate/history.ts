import type pg from "pg";

/** As Prisma's schema engine creates it, so that `prisma migrate deploy` and this runner can take turns. */
const TABLE = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`;

export type Recorded = { name: string; checksum: string; finished: boolean };

export async function createHistory(client: pg.Client): Promise<void> {
  await client.query(TABLE);
}

/** What the database says was applied, or begun; nothing where it has no history yet. */
export async function readHistory(client: pg.Client): Promise<Recorded[]> {
  const found = await client.query("select to_regclass('_prisma_migrations') as history");
  if ((found.rows[0] as { history: string | null }).history === null) return [];
  const { rows } = await client.query<Recorded>(
    `select migration_name as name, checksum, finished_at is not null as finished
     from _prisma_migrations where rolled_back_at is null order by started_at`,
  );
  return rows;
}
