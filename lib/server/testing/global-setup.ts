import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { APP_ROLE } from "../embedded/app-role";
import { startEmbedded } from "../embedded/start";
import { migrate } from "../migrate/migrate";
import { queryAt } from "./query";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the tests' PostgreSQL for its owner, on which each test file has its own database. */
    postgres: string;
  }
}

export const TEMPLATE = "rollcall_template";
/** The only thing that the role may do in tests and not in a product: tests empty tables. */
const TRUNCATES = `
  GRANT TRUNCATE ON ALL TABLES IN SCHEMA public TO ${APP_ROLE};
  REVOKE TRUNCATE ON audit_entry, audit_content, audit_removal FROM ${APP_ROLE}`;

/** Starts a PostgreSQL for a run of the tests, in its own folder, with a migrated template database. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "rollcall-test-"));
  const log = { info: () => {}, warn: console.warn, error: console.error };
  const settings = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", shared_buffers: "64MB" };
  const embedded = await startEmbedded({ dataDir, log, settings });
  const client = new pg.Client({ connectionString: embedded.url });
  await client.connect();
  await client.query(`CREATE DATABASE ${TEMPLATE}`);
  await client.end();
  const template = databaseOf(embedded.url, TEMPLATE);
  await migrate(template, { role: APP_ROLE });
  await queryAt(template, TRUNCATES);
  project.provide("postgres", embedded.url);
  return async () => {
    await embedded.stop();
    fs.rmSync(dataDir, { recursive: true });
  };
}

/** The address of another database of the same server. */
export function databaseOf(url: string, database: string): string {
  return Object.assign(new URL(url), { pathname: `/${database}` }).href;
}
