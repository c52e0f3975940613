import { setTimeout as delay } from "node:timers/promises";
import { Prisma, readNow } from "./db/client";
import { sqlState } from "./db/errors";
import { env } from "./env";
import { log } from "./log";
import { migrationNames } from "./migrate/migration-files";
import { sharedAnswer } from "./shared-answer";

export interface Readiness {
  ready: boolean;
  /** What is missing. It names neither the host nor the user of the database. */
  detail: string;
}

/** An answer serves all requests of this time, so that a flood of requests costs the database one query. */
const FRESH_MS = 1_000;
const ANSWER_WITHIN_MS = 3_000;
const UNDEFINED_TABLE = "42P01";

/** Whether the database answers and has every migration. */
export const readiness: () => Promise<Readiness> = sharedAnswer("readiness", FRESH_MS, check);

async function check(): Promise<Readiness> {
  if (env().databaseUrl === null) return { ready: false, detail: "The database is not started yet" };
  try {
    const pending = await pendingMigrations();
    if (pending === null) return { ready: false, detail: `The database did not answer within ${ANSWER_WITHIN_MS} ms` };
    if (pending.length === 0) return { ready: true, detail: "" };
    return { ready: false, detail: `Migrations are to be applied: ${pending.join(", ")}` };
  } catch (err) {
    log.warn({ err }, "the database is not ready");
    return { ready: false, detail: "The database cannot be reached" };
  }
}

/** The names of the migrations that the database lacks, null if it does not answer in time. */
async function pendingMigrations(): Promise<string[] | null> {
  const reading = finishedMigrations();
  reading.catch(() => undefined);
  const finished = await Promise.race([reading, delay(ANSWER_WITHIN_MS, null, { ref: false })]);
  return finished && migrationNames().filter((name) => !finished.includes(name));
}

async function finishedMigrations(): Promise<string[]> {
  try {
    const rows = await readNow<{ name: string }>(Prisma.sql`
      SELECT migration_name AS name FROM _prisma_migrations
      WHERE rolled_back_at IS NULL AND finished_at IS NOT NULL`);
    return rows.map(({ name }) => name);
  } catch (error) {
    if (sqlState(error) === UNDEFINED_TABLE) return [];
    throw error;
  }
}
