import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { StartError, errorCode } from "../start-error";

const OLDEST = 15;
const POLL_MS = 250;
/** Not there, or not yet: a database that starts at the same moment as we do. */
const WAIT_FOR = ["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "EAI_AGAIN", "ETIMEDOUT", "EHOSTUNREACH", "57P03"];

/**
 * A connection to `url`, for work that Prisma's client has no way to do: session locks and scripts of many
 * statements. Waits up to `patienceMs` for a database that does not answer yet. The caller ends it. Throws
 * StartError with one sentence; no message holds the password.
 */
export async function connect(url: string, patienceMs = 10_000): Promise<pg.Client> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const connectionTimeoutMillis = Math.max(1_000, deadline - Date.now());
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis, application_name: "rollcall" });
    try {
      await client.connect();
      await checkVersion(client);
      return client;
    } catch (error) {
      await client.end();
      if (error instanceof StartError) throw error;
      const wait = WAIT_FOR.includes(errorCode(error)) && Date.now() + POLL_MS < deadline;
      if (!wait) throw new StartError(sentence(url, error), { cause: error });
      await sleep(POLL_MS);
    }
  }
}

async function checkVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: string }>("select current_setting('server_version_num') as version");
  const major = Math.floor(Number(rows[0]?.version) / 10_000);
  if (major < OLDEST)
    throw new StartError(`DATABASE_URL leads to PostgreSQL ${major}, but Rollcall needs ${OLDEST} or newer.`);
}

function sentence(url: string, error: unknown): string {
  const { host, pathname } = new URL(url);
  const code = errorCode(error);
  const said = error instanceof Error ? error.message : String(error);
  const where = `${host}${pathname}`;
  if (code === "28P01" || code === "28000")
    return `The database at ${where} refuses the user or the password of DATABASE_URL (${said}).`;
  if (code === "3D000") return `The database of DATABASE_URL does not exist at ${host} (${said}): create it first.`;
  return `The database at ${where} cannot be reached (${said || code}): check DATABASE_URL and that it runs.`;
}
