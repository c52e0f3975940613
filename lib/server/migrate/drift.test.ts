import pg from "pg";
import { expect, inject, it } from "vitest";
import { databaseOf } from "../testing/global-setup";
import { drift } from "../testing/schema-engine";

it("keeps the migrations and schema.prisma in agreement", async () => {
  const client = new pg.Client({ connectionString: inject("postgres") });
  await client.connect();
  await client.query("CREATE DATABASE drift_test");
  try {
    expect((await drift(databaseOf(inject("postgres"), "drift_test"))).trim()).toBe("-- This is an empty migration.");
  } finally {
    await client.query("DROP DATABASE drift_test WITH (force)");
    await client.end();
  }
});
