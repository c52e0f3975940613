import { randomUUID } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { appUrlOf } from "../embedded/app-role";
import { TEMPLATE, databaseOf } from "./global-setup";

/**
 * Runs before the imports of every test file of the server: creates a database and a data directory, sets them in the
 * environment as the product expects, and removes them after the last test. Tests use the role of the product, which
 * owns nothing (owner.ts has what needs the owner).
 */
const server = inject("postgres");
const name = `test_${randomUUID().replaceAll("-", "")}`;
const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "rollcall-file-"));

async function administer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(sql);
  await client.end();
}

for (const variable of Object.keys(process.env)) if (variable.startsWith("ROLLCALL_")) delete process.env[variable];
process.env.DATABASE_URL = appUrlOf(databaseOf(server, name));
process.env.ROLLCALL_DATA_DIR = dataDir;
process.env.ROLLCALL_LOG_LEVEL = "warn";
await administer(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);

afterAll(async () => {
  await administer(`DROP DATABASE ${name} WITH (force)`);
  fs.rmSync(dataDir, { recursive: true });
});
