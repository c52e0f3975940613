import { randomUUID } from "node:crypto";
import type pg from "pg";
import { StartError, errorCode } from "../start-error";
import { connect } from "./connect";
import { grantRights } from "./grant-rights";
import { MIGRATIONS, migrationNames, readMigration, type Migration } from "./migration-files";
import { createHistory, readHistory, type Recorded } from "./history";

/** The advisory lock that Prisma's own schema engine takes. */
const LOCK = 72707369;
const LOCK_TIMEOUT = "60s";

interface Options {
  folder?: string;
  /** The role of the product, if it is not the owner at `url`: it gets its rights. */
  role?: string | null;
}

/**
 * Applies the missing migrations of `folder` and returns their names. Prisma's own command would download an engine at
 * the first start. This runner keeps the same table, checksums and lock, so `prisma migrate deploy` can be used as
 * well. Several instances may start at the same time. Throws StartError.
 */
export async function migrate(url: string, { folder = MIGRATIONS, role = null }: Options = {}): Promise<string[]> {
  const client = await connect(url);
  try {
    await lock(client);
    await createHistory(client);
    const pending = pendingOf(
      migrationNames(folder).map((name) => readMigration(name, folder)),
      await readHistory(client),
    );
    for (const migration of pending) await apply(client, migration);
    if (role !== null) await grantRights(client, role);
    return pending.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

async function lock(client: pg.Client): Promise<void> {
  await client.query(`SET lock_timeout = '${LOCK_TIMEOUT}'`);
  try {
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
  } catch (error) {
    if (errorCode(error) !== "55P03") throw error;
    throw new StartError(
      `Another process has been migrating the database for more than ${LOCK_TIMEOUT}: wait for it, or end it.`,
      { cause: error },
    );
  }
  await client.query("SET lock_timeout = 0");
}

/** The migrations to apply. Throws StartError if the history and the folder contradict each other. */
function pendingOf(migrations: Migration[], history: Recorded[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { name, checksum, finished } of history) {
    if (!finished)
      throw new StartError(
        `The migration ${name} failed earlier: put right what its row in _prisma_migrations says under "logs", ` +
          "then delete that row and start again.",
      );
    const migration = known.get(name);
    if (!migration)
      throw new StartError(`The database is newer than this Rollcall: it has the migration ${name}. Update Rollcall.`);
    if (migration.checksum !== checksum)
      throw new StartError(
        `The migration ${name} was edited after it was applied: restore prisma/migrations/${name}/migration.sql.`,
      );
  }
  const done = new Set(history.map((one) => one.name));
  return migrations.filter((migration) => !done.has(migration.name));
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  const id = randomUUID();
  await client.query("INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ($1, $2, $3)", [
    id,
    checksum,
    name,
  ]);
  try {
    await client.query(sql);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    await client.query("UPDATE _prisma_migrations SET logs = $2 WHERE id = $1", [id, message]);
    throw new StartError(`The migration ${name} failed (${message}).`, { cause: error });
  }
  await client.query("UPDATE _prisma_migrations SET finished_at = now(), applied_steps_count = 1 WHERE id = $1", [id]);
}
