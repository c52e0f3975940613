import { createHmac } from "node:crypto";
import pg from "pg";
import { errorCode } from "../start-error";

/** The role of the product. It owns nothing: migrate/grant-rights.ts says what it may. */
export const APP_ROLE = "rollcall_app";
/** PostgreSQL says the same of a wrong password and of a role that is not there. */
const REFUSED = ["28P01", "28000"];

/** The password of the product's role, which follows from the owner's, but not the other way round. */
const passwordOf = (ownerPassword: string): string =>
  createHmac("sha256", ownerPassword).update(APP_ROLE).digest("hex");

/** The address of a database for the product. `ownerUrl` is the same for the owner. */
export function appUrlOf(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  url.password = passwordOf(decodeURIComponent(url.password));
  url.username = APP_ROLE;
  return url.href;
}

/** Makes sure that the product can sign in to the database at `ownerUrl` as a role with no rights of its own. */
export async function ensureAppRole(ownerUrl: string): Promise<void> {
  if (await canConnect(appUrlOf(ownerUrl))) return;
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const password = pg.escapeLiteral(passwordOf(decodeURIComponent(new URL(ownerUrl).password)));
    const { rowCount } = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [APP_ROLE]);
    if (rowCount === 0) await client.query(`CREATE ROLE ${APP_ROLE}`);
    await client.query(
      `ALTER ROLE ${APP_ROLE} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD ${password}`,
    );
  } finally {
    await client.end();
  }
}

async function canConnect(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return true;
  } catch (error) {
    if (REFUSED.includes(errorCode(error))) return false;
    throw error;
  } finally {
    await client.end();
  }
}
