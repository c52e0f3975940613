import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";

/**
 * One figure for the contents of files and folders: it changes when a file is added, removed, renamed or edited.
 * Tests are left out, for no build holds them; so is `without`.
 */
export function fingerprint(names: string[], without: string[] = []): string {
  const hash = crypto.createHash("sha256").update(process.version);
  for (const file of names.flatMap((name) => filesIn(name, without)).sort())
    hash.update(file).update("\0").update(fs.readFileSync(file)).update("\0");
  return hash.digest("hex");
}

function filesIn(name: string, without: string[]): string[] {
  if (without.includes(name) || /\.test\.tsx?$/.test(name)) return [];
  const stat = fs.statSync(name, { throwIfNoEntry: false });
  if (!stat) return [];
  if (!stat.isDirectory()) return [name];
  return fs.readdirSync(name).flatMap((entry) => filesIn(path.posix.join(name, entry), without));
}

/** Whether `file`, kept beside what was built, says that it was built from `figure`. */
export function isCurrent(file: string, figure: string): boolean {
  return fs.existsSync(file) && fs.readFileSync(file, "utf8") === figure;
}
