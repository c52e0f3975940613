import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";

/**
 * A hash over files and folders, which changes when a file is added, removed, renamed or edited. Tests and the paths
 * in `excluded` do not count.
 */
export function fingerprint(names: string[], excluded: string[] = []): string {
  const hash = crypto.createHash("sha256").update(process.version);
  for (const file of names.flatMap((name) => filesIn(name, excluded)).sort())
    hash.update(file).update("\0").update(fs.readFileSync(file)).update("\0");
  return hash.digest("hex");
}

function filesIn(name: string, excluded: string[]): string[] {
  if (excluded.includes(name) || /\.test\.tsx?$/.test(name)) return [];
  const stat = fs.statSync(name, { throwIfNoEntry: false });
  if (!stat) return [];
  if (!stat.isDirectory()) return [name];
  return fs.readdirSync(name).flatMap((entry) => filesIn(path.posix.join(name, entry), excluded));
}

/** Whether `file`, which a build leaves beside its output, holds this fingerprint. */
export function isCurrent(file: string, expected: string): boolean {
  return fs.existsSync(file) && fs.readFileSync(file, "utf8") === expected;
}
