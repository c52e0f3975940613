import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, inject, it } from "vitest";
import { databaseOf } from "../testing/global-setup";
import { migrate } from "./migrate";

let url: string;
let folder: string;

async function query(sql: string, address = url): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

function write(name: string, sql: string): void {
  fs.mkdirSync(path.join(folder, name), { recursive: true });
  fs.writeFileSync(path.join(folder, name, "migration.sql"), sql);
}

beforeEach(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "rollcall-migrations-"));
  write("1_people", "CREATE TABLE person (id int);");
  write("2_names", "ALTER TABLE person ADD name text; INSERT INTO person VALUES (1, 'Ann');");
  url = databaseOf(inject("postgres"), "migrate_test");
  await query("CREATE DATABASE migrate_test", inject("postgres"));
});

afterEach(async () => {
  await query("DROP DATABASE migrate_test", inject("postgres"));
  fs.rmSync(folder, { recursive: true });
});

it("applies what is missing, in order, once", async () => {
  expect(await migrate(url, { folder })).toEqual(["1_people", "2_names"]);
  expect(await migrate(url, { folder })).toEqual([]);
  expect(await query("SELECT * FROM person")).toEqual([{ id: 1, name: "Ann" }]);
});

it("applies once when several instances start together", async () => {
  const applied = await Promise.all([migrate(url, { folder }), migrate(url, { folder }), migrate(url, { folder })]);
  expect(applied.flat()).toEqual(["1_people", "2_names"]);
});

it("keeps the books as Prisma does", async () => {
  await migrate(url, { folder });
  expect(
    await query(
      "SELECT migration_name, checksum, applied_steps_count, logs, rolled_back_at FROM _prisma_migrations LIMIT 1",
    ),
  ).toEqual([
    {
      migration_name: "1_people",
      // printf 'create table person (id int);' | sha256sum
      checksum: "9f29b647c1d81744c4b5f54fa4a455d75e5912d30471a286aa89877c7d90a5fa",
      applied_steps_count: 1,
      logs: null,
      rolled_back_at: null,
    },
  ]);
});

it("undoes a migration that fails, says so, and refuses to go on until it is put right", async () => {
  write("3_wrong", "CREATE TABLE half (id int); SELECT 1 / 0;");
  await expect(migrate(url, { folder })).rejects.toThrow("The migration 3_wrong failed (division by zero).");
  expect(await query("SELECT to_regclass('half') AS half")).toEqual([{ half: null }]);
  await expect(migrate(url, { folder })).rejects.toThrow("The migration 3_wrong failed earlier");
  await query("DELETE FROM _prisma_migrations WHERE finished_at IS NULL");
  write("3_wrong", "CREATE TABLE half (id int);");
  expect(await migrate(url, { folder })).toEqual(["3_wrong"]);
});

it("refuses a migration that was edited after it was applied", async () => {
  await migrate(url, { folder });
  write("1_people", "CREATE TABLE person (id bigint);");
  await expect(migrate(url, { folder })).rejects.toThrow("The migration 1_people was edited after it was applied");
});

it("refuses a database that is newer than the code", async () => {
  await migrate(url, { folder });
  fs.rmSync(path.join(folder, "2_names"), { recursive: true });
  await expect(migrate(url, { folder })).rejects.toThrow(
    "The database is newer than this Rollcall: it has the migration 2_names",
  );
});

it("says what is wrong with an address, without the password", async () => {
  const wrong = Object.assign(new URL(url), { password: "hidden" }).href;
  await expect(migrate(wrong, { folder })).rejects.toThrow(
    /refuses the user or the password of DATABASE_URL(?!.*hidden)/,
  );
  await expect(migrate(databaseOf(url, "nowhere"), { folder })).rejects.toThrow("does not exist");
});
