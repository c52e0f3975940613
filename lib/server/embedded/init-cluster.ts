import fs from "node:fs";
import path from "node:path";
import { StartError, errorCode } from "../start-error";
import { dataDirArgument, runAs, type OsUser } from "./os-user";

/** Allows connections from this machine only, with the password. */
const ACCESS = "host all all 127.0.0.1/32 scram-sha-256\n";

/**
 * Creates the cluster if it is missing. It is created beside its place and moved when it is complete, so that an
 * interrupted start leaves no partial cluster. Throws StartError.
 */
export async function initCluster(native: string, cluster: string, user: OsUser, password: string): Promise<void> {
  if (fs.existsSync(path.join(cluster, "PG_VERSION"))) return checkVersion(cluster);
  const draft = `${cluster}.new`;
  // The initdb of a killed start may still be writing there.
  fs.rmSync(draft, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  fs.mkdirSync(draft, { mode: 0o700 });
  if (user) chownTo(draft, user);
  const locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const args = ["-D", dataDirArgument(draft), "-U", "postgres", "-A", "trust", "-E", "UTF8", ...locale];
  const { code, error } = await runAs(path.join(native, "bin", "initdb"), args, user, draft);
  if (code !== 0) throw new StartError(`The embedded database could not be created in ${cluster}: ${lastLine(error)}`);
  fs.writeFileSync(path.join(draft, "pg_hba.conf"), ACCESS);
  await setPassword(native, draft, user, password);
  fs.rmSync(cluster, { recursive: true, force: true });
  fs.renameSync(draft, cluster);
}

/**
 * Sets the password of the database's owner without a server and without the old password. The program reads it from
 * standard input, because every user can read a command line.
 */
export async function setPassword(native: string, cluster: string, user: OsUser, password: string): Promise<void> {
  const sql = `ALTER ROLE postgres PASSWORD '${password.replaceAll("'", "''")}'\n`;
  const args = ["--single", "-D", dataDirArgument(cluster), "postgres"];
  const { code, error } = await runAs(path.join(native, "bin", "postgres"), args, user, cluster, sql);
  if (code !== 0 || /ERROR|FATAL/.test(error))
    throw new StartError(`The password of the embedded database could not be set: ${lastLine(error)}`);
}

function chownTo(folder: string, user: NonNullable<OsUser>): void {
  try {
    fs.chownSync(folder, user.uid, user.gid);
  } catch (error) {
    throw new StartError(
      `The directory ${folder} cannot be given to user ${user.uid}, under which PostgreSQL runs when Rollcall is ` +
        `started by root (${errorCode(error)}): set ROLLCALL_DATA_DIR to a directory on a local disk.`,
      { cause: error },
    );
  }
}

function checkVersion(cluster: string): void {
  const version = fs.readFileSync(path.join(cluster, "PG_VERSION"), "utf8").trim();
  if (version !== "18")
    throw new StartError(
      `The database in ${cluster} was made by PostgreSQL ${version}, but this Rollcall brings PostgreSQL 18: ` +
        "move the data over with pg_dump, or start the Rollcall that made it.",
    );
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1) ?? "";
}
