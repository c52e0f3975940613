import { env } from "../env";
import { migrate } from "./migrate";

/**
 * Applies the missing migrations to the configured database, as its owner if ROLLCALL_MIGRATE_URL names one, and gives
 * the role of DATABASE_URL its rights then. Returns the names of the migrations. Throws StartError.
 */
export function bringUpToDate(): Promise<string[]> {
  const { databaseUrl, migrateUrl } = env();
  const url = migrateUrl ?? databaseUrl ?? "";
  const roleOf = (address: string) => decodeURIComponent(new URL(address).username);
  const role = databaseUrl === null || migrateUrl === null ? null : roleOf(databaseUrl);
  return migrate(url, { role: role === roleOf(url) ? null : role });
}
