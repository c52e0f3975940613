import fs from "node:fs";
import path from "node:path";

const FOLDERS = ["app", "components", "docs", "e2e", "lib", "prisma", "scripts"];
const EXCLUDED = ["lib/server/db/generated"];

/** The paths of the repository's own text files with one of these extensions, without generated ones. */
export function sourceFiles(extensions: readonly string[]): string[] {
  const root = fs.readdirSync(".", { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : []));
  const files = [...root.filter((name) => name !== "next-env.d.ts"), ...FOLDERS.flatMap(filesBelow)];
  return files.filter((file) => extensions.includes(path.extname(file)));
}

function filesBelow(folder: string): string[] {
  if (EXCLUDED.includes(folder) || !fs.existsSync(folder)) return [];
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const name = path.posix.join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(name) : [name];
  });
}
