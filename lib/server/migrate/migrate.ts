import { randomUUID } from "node:crypto";
import type pg from "pg";
import { StartError, errorCode } from "../start-error";
import { connect } from "./connect";
import { MIGRATIONS, migrationNames, readMigration, type Migration } from "./migration-files";
import { createHistory, readHistory, type Recorded } from "./history";

/** The advisory lock that Prisma's own schema engine takes. */
const LOCK = 72707369;
const LOCK_PATIENCE = "60s";

/**
 * Applies what is missing of `prisma/migrations`, and returns the names of what was applied. Prisma's own command
 * would download an engine at every first start; this keeps its bookkeeping instead (table, checksums, lock), so
 * `prisma migrate deploy` may be used as well. Several instances may start at once. Throws StartError.
 */
export async function migrate(url: string, folder = MIGRATIONS): Promise<string[]> {
  const client = await connect(url);
  try {
    await lock(client);
    await createHistory(client);
    const pending = compare(
      migrationNames(folder).map((name) => readMigration(name, folder)),
      await readHistory(client),
    );
    for (const migration of pending) await apply(client, migration);
    return pending.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

/** The names of the migrations that the database at `url` lacks. Rejects when it cannot be reached at once. */
export async function pendingMigrations(url: string, folder = MIGRATIONS): Promise<string[]> {
  const client = await connect(url, 0);
  try {
    const finished = (await readHistory(client)).filter((one) => one.finished).map((one) => one.name);
    return migrationNames(folder).filter((name) => !finished.includes(name));
  } finally {
    await client.end();
  }
}

async function lock(client: pg.Client): Promise<void> {
  await client.query(`set lock_timeout = '${LOCK_PATIENCE}'`);
  try {
    await client.query("select pg_advisory_lock($1)", [LOCK]);
  } catch (error) {
    if (errorCode(error) !== "55P03") throw error;
    const message = `Another process has been migrating the database for more than ${LOCK_PATIENCE}: wait for it, or end it.`;
    throw new StartError(message, { cause: error });
  }
  await client.query("set lock_timeout = 0");
}

/** What is to be applied. Throws where the history and the folder contradict each other. */
function compare(migrations: Migration[], history: Recorded[]): Migration[] {
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
  await client.query("insert into _prisma_migrations (id, checksum, migration_name) values ($1, $2, $3)", [
    id,
    checksum,
    name,
  ]);
  try {
    await client.query(sql);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    await client.query("update _prisma_migrations set logs = $2 where id = $1", [id, said]);
    throw new StartError(`The migration ${name} failed (${said}).`, { cause: error });
  }
  await client.query("update _prisma_migrations set finished_at = now(), applied_steps_count = 1 where id = $1", [id]);
}
