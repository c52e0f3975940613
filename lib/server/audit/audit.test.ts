import fc from "fast-check";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { db, disconnect } from "../db/client";
import type { NewEntry } from "./entry";
import { MAX_MISSES, ONE_LOOK_MS, record, recorded, recordMiss } from "./recorder";
import { clearAudit } from "../testing/clear-audit";
import { asOwner, tamper } from "../testing/owner";
import { verifyChain } from "./verify";
import { writeEntries } from "./write";

beforeEach(clearAudit);
afterAll(disconnect);

const LOOK: NewEntry = {
  at: Date.UTC(2026, 0, 15, 12),
  kind: "look",
  actor: { kind: "person", id: "p1", name: "Ada" },
  address: "203.0.113.7",
  appId: 1,
  userId: "alice",
  endpoint: "GET user",
  detail: { query: { id: "alice" } },
};

const anyEntry = fc.record({
  at: fc.integer({ min: 0, max: 2e12 }),
  kind: fc.constantFrom("look" as const, "change" as const, "sign_in_failed" as const),
  actor: fc.record({
    kind: fc.constantFrom("person" as const, "script" as const, "stranger" as const),
    id: fc.option(fc.uuid()),
    name: fc.string({ unit: "grapheme" }),
  }),
  address: fc.option(fc.ipV4()),
  appId: fc.option(fc.integer({ min: 1, max: 9 })),
  userId: fc.option(fc.string({ unit: "grapheme", minLength: 1 })),
  endpoint: fc.constantFrom("GET user", "PATCH apps"),
  detail: fc.dictionary(fc.string({ unit: "grapheme" }), fc.jsonValue()),
});

const iso = (ms: number) => new Date(ms).toISOString();

describe("the chain of the audit", () => {
  it("holds whatever is written, by several writers at once", async () => {
    const entries = fc.sample(anyEntry, 60);
    await Promise.all([0, 1, 2].map((n) => writeEntries(entries.slice(n * 20, n * 20 + 20))));
    const { sound, fault, last } = await verifyChain();
    expect({ sound, fault, last: last?.id }).toEqual({ sound: 60, fault: null, last: 60 });
  });

  it("cannot be changed, shortened or emptied by a statement", async () => {
    await writeEntries([LOOK, LOOK]);
    const refused = "never changed or deleted";
    for (const sql of [
      "UPDATE audit_entry SET actor_name = 'Bob'",
      "DELETE FROM audit_entry",
      "TRUNCATE audit_entry",
      "UPDATE audit_content SET user_id = 'bob'",
      "TRUNCATE audit_content",
    ]) {
      // The triggers stop the owner, the missing rights the product.
      await expect(asOwner(sql)).rejects.toThrow(refused);
      await expect(db().$executeRawUnsafe(sql)).rejects.toThrow("permission denied");
    }
    expect((await verifyChain()).sound).toBe(2);
  });

  it("holds without the content of an entry, and says so", async () => {
    await writeEntries([LOOK, LOOK, LOOK]);
    await db().auditContent.delete({ where: { entryId: 2 } });
    expect(await verifyChain()).toMatchObject({ sound: 3, erased: 1, fault: null });
  });

  it.each([
    ["changed", "UPDATE audit_entry SET actor_name = 'Bob' WHERE id = 2", { id: 2, what: "changed" }],
    ["removed", "DELETE FROM audit_entry WHERE id = 2", { id: 2, what: "missing" }],
    [
      "added",
      `INSERT INTO audit_entry SELECT 4, at, kind, actor_kind, actor_id, actor_name, address, app_id, endpoint,
       content_hash, hash FROM audit_entry WHERE id = 3`,
      { id: 4, what: "changed" },
    ],
    [
      "changed in its content",
      "UPDATE audit_content SET user_id = 'bob' WHERE entry_id = 2",
      { id: 2, what: "changed" },
    ],
  ])("shows that an entry was %s by the owner of the database", async (_, sql, fault) => {
    await writeEntries([LOOK, LOOK, LOOK]);
    await tamper(sql);
    expect((await verifyChain()).fault).toEqual(fault);
  });

  it("shows by a known entry that the newest ones were removed", async () => {
    await writeEntries([LOOK, LOOK, LOOK]);
    const { last } = await verifyChain();
    expect(await verifyChain(last)).toMatchObject({ fault: null, knownHolds: true });
    await tamper("DELETE FROM audit_entry WHERE id = 3");
    expect(await verifyChain(last)).toMatchObject({ fault: null, knownHolds: false });
  });
});

describe("the recorder", () => {
  const written = async () => {
    await recorded();
    return db().auditEntry.findMany({ orderBy: { id: "asc" }, select: { kind: true } });
  };

  it("takes what an open page repeats as one look, and each user and person by itself", async () => {
    const at = Date.now();
    for (let i = 0; i < 3; i++)
      record({ ...LOOK, userId: "repeated", at: at + i, detail: { from: iso(at + i), to: iso(at + i) } });
    record({ ...LOOK, userId: "repeated", at, detail: { from: iso(at), action: "Login" } });
    record({ ...LOOK, userId: "another", at });
    record({ ...LOOK, userId: "repeated", actor: { ...LOOK.actor, id: "p2" }, at });
    expect(await written()).toHaveLength(4);
    expect(ONE_LOOK_MS).toBe(600_000);
  });

  it("names what a caller asks for in vain, until it is guessing", async () => {
    const actor = { ...LOOK.actor, kind: "script" as const, id: "guesser" };
    const miss = (n: number, by = actor) =>
      recordMiss({ ...LOOK, actor: by, userId: `guess-${n}`, detail: { found: false } });
    for (let n = 0; n < 3 * MAX_MISSES; n++) {
      miss(n);
      miss(0);
    }
    miss(0, { ...actor, id: "another" });
    await recorded();
    const contents = await db().auditContent.findMany({ orderBy: { entryId: "asc" } });
    expect(contents.map(({ userId }) => userId)).toEqual([
      ...Array.from({ length: MAX_MISSES }, (_, n) => `guess-${n}`),
      null,
      "guess-0",
    ]);
    expect(contents[MAX_MISSES]?.detail).toBe('{"more":true}');
  });

  it("writes entries of the same moment in one transaction, and at once if somebody waits for them", async () => {
    const before = performance.now();
    for (let n = 0; n < 50; n++) record({ ...LOOK, kind: "export", userId: `together-${n}` });
    await written();
    expect(performance.now() - before).toBeLessThan(5_000);
    const [row] = await db().$queryRaw<{ writes: number }[]>`
      SELECT count(DISTINCT xmin::text)::int AS writes FROM audit_entry`;
    expect(row).toEqual({ writes: 1 });
  });

  it("writes by itself what nobody waits for", async () => {
    record({ ...LOOK, kind: "export" });
    await expect.poll(() => db().auditEntry.count()).toBe(1);
  });

  it("records every change and every export", async () => {
    record({ ...LOOK, kind: "change", userId: null });
    record({ ...LOOK, kind: "change", userId: null });
    record({ ...LOOK, kind: "export" });
    record({ ...LOOK, kind: "export" });
    expect((await written()).map(({ kind }) => kind)).toEqual(["change", "change", "export", "export"]);
  });
});
