import { env } from "./env";
import { pendingMigrations } from "./migrate/migrate";

/** Whether the database answers and has every migration. `detail` tells what is missing. */
export async function readiness(): Promise<{ ready: boolean; detail: string }> {
  const { databaseUrl } = env();
  if (databaseUrl === null) return { ready: false, detail: "The database is not started yet" };
  try {
    const pending = await pendingMigrations(databaseUrl);
    if (pending.length === 0) return { ready: true, detail: "" };
    return { ready: false, detail: `Migrations are to be applied: ${pending.join(", ")}` };
  } catch (error) {
    return {
      ready: false,
      detail: `The database cannot be reached: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}
