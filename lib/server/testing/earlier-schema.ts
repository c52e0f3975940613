import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { MIGRATIONS, migrationNames } from "../migrate/migration-files";
import { migrate } from "../migrate/migrate";
import { asOwner, ownerUrl } from "./owner";

/** Empties the database of this test file, and gives it the schema of the version before a migration. */
export async function resetToBefore(migration: string): Promise<void> {
  const earlier = fs.mkdtempSync(path.join(os.tmpdir(), "rollcall-earlier-"));
  try {
    for (const name of migrationNames().filter((one) => one < migration))
      fs.cpSync(path.join(MIGRATIONS, name), path.join(earlier, name), { recursive: true });
    await asOwner("DROP SCHEMA public CASCADE; DROP SCHEMA IF EXISTS partitions CASCADE; CREATE SCHEMA public");
    await migrate(ownerUrl(), { folder: earlier });
  } finally {
    fs.rmSync(earlier, { recursive: true });
  }
}
