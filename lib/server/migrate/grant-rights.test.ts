import { afterAll, beforeAll, describe, expect, it } from "vitest";
import pg from "pg";
import { verifyChain } from "../audit/verify";
import { writeEntries } from "../audit/write";
import { DAY } from "@/lib/time/units";
import { db, disconnect } from "../db/client";
import { readDatabaseRole } from "../db/role";
import { appUrlOf } from "../embedded/app-role";
import { env, setDatabaseUrl } from "../env";
import { removeOldEntries } from "../retention/audit";
import { makeAhead } from "../partitions/make-ahead";
import { ownerUrl } from "../testing/owner";
import { bringUpToDate } from "./bring-up-to-date";

const ENTRY = {
  at: Date.UTC(2026, 0, 15, 12),
  kind: "look",
  actor: { kind: "person", id: "p1", name: "Ada" },
  address: null,
  appId: 1,
  userId: "alice",
  endpoint: "GET user",
  detail: {},
} as const;

let owner: string;
beforeAll(async () => {
  owner = ownerUrl();
  setDatabaseUrl(appUrlOf(owner), owner);
  await bringUpToDate();
  await writeEntries([ENTRY, ENTRY]);
});
afterAll(async () => {
  await disconnect();
  setDatabaseUrl(appUrlOf(owner));
});

describe("the role of the product", () => {
  it("has no right over the database, and cannot change the audit", async () => {
    expect(await readDatabaseRole()).toEqual({ name: "rollcall_app", superuser: false, changesAudit: false });
  });

  it.each([
    "UPDATE audit_entry SET actor_name = 'Bob'",
    "DELETE FROM audit_entry",
    "TRUNCATE audit_entry",
    "ALTER TABLE audit_entry DISABLE TRIGGER ALL",
    "DROP TRIGGER audit_entry_kept ON audit_entry",
    "DROP TABLE audit_entry",
    "UPDATE audit_content SET detail = '{}'",
    "INSERT INTO audit_removal SELECT 1, hash, 1, now(), now() FROM audit_entry LIMIT 1",
    "DELETE FROM audit_removal",
    "SET session_replication_role = replica",
    "DELETE FROM _prisma_migrations",
    "DROP TABLE partitions.event_rest",
    "ALTER TABLE event DETACH PARTITION partitions.event_rest",
    "SELECT FROM partitions.event_rest",
    "CREATE TABLE mine (i int)",
    "CREATE ROLE another",
    "COPY app TO PROGRAM 'cat'",
    "SELECT pg_read_file('postgresql.conf')",
  ])("may not: %s", async (sql) => {
    const client = new pg.Client({ connectionString: env().databaseUrl ?? "" });
    await client.connect();
    await expect(client.query(sql)).rejects.toMatchObject({ code: "42501" });
    await client.end();
  });

  it("adds to the audit, reads it, and erases what an entry says about a person", async () => {
    expect((await verifyChain()).sound).toBe(2);
    await db().auditContent.deleteMany({ where: { entryId: 1 } });
    expect((await verifyChain()).fault).toBeNull();
  });

  it("has old entries of the audit removed, and no younger ones", async () => {
    await expect(db().$queryRaw`SELECT FROM audit_remove_older(89)`).rejects.toThrow("at least 90 days");
    await expect(db().$queryRaw`SELECT FROM audit_remove_older(NULL)`).rejects.toThrow("at least 90 days");
    const now = Date.now();
    await writeEntries([{ ...ENTRY, at: now - 91 * DAY }, ENTRY, { ...ENTRY, at: now }, { ...ENTRY, at: now }]);
    expect(await removeOldEntries(90)).toBe(4);
    const { sound, removed, fault } = await verifyChain();
    expect({ sound, removed, fault }).toEqual({ sound: 3, removed: 4, fault: null });
  });

  it("reads and writes every other table, uses every sequence, and vacuums", async () => {
    const missing = await db().$queryRaw`
      SELECT c.relname FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace AND n.nspname = 'public'
      WHERE c.relname NOT IN ('audit_entry', 'audit_content', 'audit_removal', '_prisma_migrations')
        AND (c.relkind IN ('r', 'p') AND NOT (
             has_table_privilege(c.oid, 'SELECT') AND has_table_privilege(c.oid, 'INSERT')
             AND has_table_privilege(c.oid, 'UPDATE') AND has_table_privilege(c.oid, 'DELETE')
             AND has_table_privilege(c.oid, 'MAINTAIN'))
          OR c.relkind = 'S' AND NOT has_sequence_privilege(c.oid, 'USAGE'))`;
    expect(missing).toEqual([]);
  });

  it("vacuums partitions, also those that are made later, and reads them by way of their table only", async () => {
    await makeAhead(1, { events: 30, connections: null, sums: null }, Date.now());
    const partitions = await db().$queryRaw<{ name: string; maintains: boolean; reads: boolean }[]>`
      SELECT c.relname AS name, has_table_privilege(c.oid, 'MAINTAIN') AS maintains,
             has_table_privilege(c.oid, 'SELECT, INSERT, UPDATE, DELETE') AS reads
      FROM pg_class AS c WHERE c.relnamespace = 'partitions'::regnamespace AND c.relkind = 'r'`;
    expect(partitions.filter(({ maintains, reads }) => !maintains || reads)).toEqual([]);
    expect(partitions.filter(({ name }) => name.startsWith("event_1_")).length).toBe(2);
  });
});

it("says of another role that it could change the audit", async () => {
  await disconnect();
  setDatabaseUrl(owner);
  expect(await readDatabaseRole()).toEqual({ name: "postgres", superuser: true, changesAudit: true });
});
