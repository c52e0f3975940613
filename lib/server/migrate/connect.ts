import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { StartError, errorCode } from "../start-error";

const MIN_VERSION = 15;
const POLL_MS = 250;
/** Errors of a database that is still starting. */
const WAIT_FOR = ["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "EAI_AGAIN", "ETIMEDOUT", "EHOSTUNREACH", "57P03"];

/**
 * Connects to `url` for work that Prisma's client cannot do: session locks and scripts of many statements. Waits up to
 * `timeoutMs` for a database that does not answer yet. The caller closes the connection. Throws StartError with one
 * sentence, which never contains the password.
 */
export async function connect(url: string, timeoutMs = 10_000): Promise<pg.Client> {
  const deadline = Date.now() + timeoutMs;
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
  const { rows } = await client.query<{ version: string }>("SELECT current_setting('server_version_num') AS version");
  const major = Math.floor(Number(rows[0]?.version) / 10_000);
  if (major < MIN_VERSION)
    throw new StartError(`DATABASE_URL leads to PostgreSQL ${major}, but Rollcall needs ${MIN_VERSION} or newer.`);
}

function sentence(url: string, error: unknown): string {
  const { host, pathname } = new URL(url);
  const code = errorCode(error);
  const message = error instanceof Error ? error.message : String(error);
  const where = `${host}${pathname}`;
  if (code === "28P01" || code === "28000")
    return `The database at ${where} refuses the user or the password of DATABASE_URL (${message}).`;
  if (code === "3D000") return `The database of DATABASE_URL does not exist at ${host} (${message}): create it first.`;
  return `The database at ${where} cannot be reached (${message || code}): check DATABASE_URL and that it runs.`;
}
