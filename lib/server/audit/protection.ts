import { log } from "../log";
import { readDatabaseRole } from "../db/role";

/** Says in the log if the role of the product could change the audit. Throws what the database throws. */
export async function warnOfDatabaseRole(): Promise<void> {
  const role = await readDatabaseRole();
  if (!role.changesAudit) return;
  const what = role.superuser ? "is a superuser of the database" : "owns the audit, or may change it";
  log.warn({ role: role.name }, `the role of DATABASE_URL ${what}: see "Database roles" in docs/operations.md`);
}
