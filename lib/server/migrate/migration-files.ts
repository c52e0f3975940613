import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";

export type Migration = { name: string; sql: string; checksum: string };

export const MIGRATIONS = path.resolve("prisma/migrations");

/** The names of the migrations in `folder`, in the order in which they are applied. */
export function migrationNames(folder = MIGRATIONS): string[] {
  const entries = fs.readdirSync(/* turbopackIgnore: true */ folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** Reads a migration, with the checksum that Prisma records: the SHA-256 of the file. */
export function readMigration(name: string, folder = MIGRATIONS): Migration {
  const file = fs.readFileSync(path.join(folder, name, "migration.sql"));
  return { name, sql: file.toString("utf8"), checksum: crypto.createHash("sha256").update(file).digest("hex") };
}
