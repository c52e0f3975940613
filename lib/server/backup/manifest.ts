import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { StartError } from "../start-error";

const NAME = "backup.json";
const manifest = z.object({
  /** `base`: all of the embedded PostgreSQL. `dump`: the database of DATABASE_URL. */
  kind: z.enum(["base", "dump"]),
  createdAt: z.iso.datetime(),
});
export type Manifest = z.infer<typeof manifest>;

/** The names of a backup's files. Files of the data directory have the same names in both. */
export const FILES = { base: "postgres.tar.gz", dump: "database.dump", journal: "journal" } as const;
export const COPIED = ["secrets.json", "apps.json"];

export function writeManifest(folder: string, content: Manifest): void {
  fs.writeFileSync(path.join(folder, NAME), `${JSON.stringify(content, null, 2)}\n`);
}

/** Throws StartError if the folder is no complete backup. */
export function readManifest(folder: string): Manifest {
  const file = path.join(folder, NAME);
  const found = fs.existsSync(file) ? manifest.safeParse(JSON.parse(fs.readFileSync(file, "utf8"))) : null;
  if (found?.success === true) return found.data;
  throw new StartError(`${folder} is no backup of Rollcall: it has no valid ${NAME}.`);
}
