import { afterEach, expect, it, vi } from "vitest";
import { db } from "./db/client";
import * as client from "./db/client";
import { log } from "./log";
import { migrationNames } from "./migrate/migration-files";
import { readiness } from "./readiness";
import { asOwner } from "./testing/owner";

afterEach(async () => {
  vi.restoreAllMocks();
  // The answer of a test is forgotten after a second.
  await new Promise((resolve) => setTimeout(resolve, 1_100));
});

it("is ready with every migration, and many requests at once cost one query", async () => {
  const asked = vi.spyOn(client, "readNow");
  const answers = await Promise.all(Array.from({ length: 200 }, () => readiness()));
  expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set(['{"ready":true,"detail":""}']));
  expect(asked).toHaveBeenCalledTimes(1);
  const [row] = await db().$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'rollcall'`;
  expect(row?.n).toBe(0);
});

it("names the migrations that are missing", async () => {
  const last = migrationNames().at(-1) ?? "";
  await asOwner(`UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = '${last}'`);
  expect(await readiness()).toEqual({ ready: false, detail: `Migrations are to be applied: ${last}` });
  await asOwner(`UPDATE _prisma_migrations SET finished_at = now() WHERE migration_name = '${last}'`);
});

it("says that the database cannot be reached, and not where it is", async () => {
  vi.spyOn(log, "warn").mockImplementation(() => undefined);
  vi.spyOn(client, "readNow").mockRejectedValue(new Error("connect ECONNREFUSED 10.1.2.3:5432 user=admin"));
  expect(await readiness()).toEqual({ ready: false, detail: "The database cannot be reached" });
});
