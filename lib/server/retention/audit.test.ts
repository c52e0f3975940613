import fc from "fast-check";
import { beforeEach, expect, it } from "vitest";
import { MIN_AUDIT_DAYS } from "@/lib/contracts/retention-kinds";
import { DAY } from "@/lib/time/units";
import type { NewEntry } from "../audit/entry";
import { verifyChain } from "../audit/verify";
import { writeEntries } from "../audit/write";
import { db } from "../db/client";
import { previewAuditRetention, readAuditRetention } from "../queries/retention/read-audit";
import { clearAudit } from "../testing/clear-audit";
import { tamper } from "../testing/owner";
import { changeAuditRetention, removeOldEntries, runAuditDue } from "./audit";

const NOW = Date.now();
const entry = (daysAgo: number): NewEntry => ({
  at: NOW - daysAgo * DAY,
  kind: "look",
  actor: { kind: "person", id: "p1", name: "Ada" },
  address: null,
  appId: 1,
  userId: "alice",
  endpoint: "GET user",
  detail: {},
});

beforeEach(async () => {
  await clearAudit();
  await db().auditRetention.deleteMany();
});

it("lets the chain be checked from the oldest entry that is kept, however often entries go", async () => {
  const days = fc.integer({ min: 0, max: 300 });
  const rounds = fc.array(
    fc.record({ ages: fc.array(days, { maxLength: 8 }), keep: fc.integer({ min: 90, max: 250 }) }),
  );
  await fc.assert(
    fc.asyncProperty(rounds, async (given) => {
      await clearAudit();
      let written = 0;
      for (const { ages, keep } of given) {
        await writeEntries(ages.toSorted((a, b) => b - a).map((age) => entry(age + 0.5)));
        const before = await db().auditEntry.findMany({ orderBy: { id: "asc" } });
        const removed = await removeOldEntries(keep);
        // Whatever is young enough is kept. The newest entry stays, until one that says what went is newer.
        const oldest = before.findIndex(({ at }) => at.getTime() >= NOW - keep * DAY);
        const old = oldest >= 0 ? oldest : before.length === 1 ? 0 : before.length;
        expect(removed).toBe(old);
        written += ages.length;
        const { sound, removed: gone, fault } = await verifyChain();
        expect(fault).toBeNull();
        expect(sound + gone).toBe(written + (await db().auditRemoval.count()));
      }
    }),
    { numRuns: 12 },
  );
}, 60_000);

it("says in the audit what went, and holds a known entry against the chain while it is kept", async () => {
  await writeEntries([entry(200)]);
  const old = (await verifyChain()).last;
  await writeEntries([entry(100), entry(1)]);
  const young = (await verifyChain()).last;
  expect(await removeOldEntries(MIN_AUDIT_DAYS)).toBe(2);
  const last = await db().auditEntry.findFirstOrThrow({ orderBy: { id: "desc" } });
  expect(last).toMatchObject({ kind: "change", endpoint: "audit retention", actorName: "Rollcall" });
  const content = await db().auditContent.findUniqueOrThrow({ where: { entryId: last.id } });
  expect(JSON.parse(content.detail)).toMatchObject({ removedEntries: 2, lastEntry: 2 });
  expect(await db().auditContent.count()).toBe(2);
  expect(await verifyChain(young)).toMatchObject({ knownHolds: true, removed: 2 });
  expect(await verifyChain(old)).toMatchObject({ knownHolds: null });
  expect(await verifyChain({ id: 3, hash: "00" })).toMatchObject({ knownHolds: false });
});

it("shows that the owner removed more than was noted", async () => {
  await writeEntries([entry(200), entry(100), entry(1), entry(1)]);
  await removeOldEntries(MIN_AUDIT_DAYS);
  await tamper("DELETE FROM audit_entry WHERE id = 3");
  expect(await verifyChain()).toMatchObject({ fault: { id: 3, what: "missing" } });
});

it("refuses less than the least days in the database too", async () => {
  await writeEntries([entry(200)]);
  await expect(removeOldEntries(MIN_AUDIT_DAYS - 1)).rejects.toThrow(`at least ${MIN_AUDIT_DAYS} days`);
});

it("keeps the audit for ever at first, says what would go, and removes exactly that", async () => {
  await writeEntries([entry(200), entry(100), entry(1)]);
  expect(await readAuditRetention()).toMatchObject({ days: null, removed: null, running: false, held: { rows: 3 } });
  await runAuditDue();
  expect(await previewAuditRetention(undefined)).toEqual({ entries: null });
  expect(await previewAuditRetention(150)).toMatchObject({ entries: { rows: 1 } });
  expect(await previewAuditRetention(300)).toMatchObject({ entries: { rows: 0, from: null } });
  await changeAuditRetention({ days: 150 });
  expect(await readAuditRetention()).toMatchObject({ days: 150, running: true });
  await runAuditDue();
  const { removed, held, running } = await readAuditRetention();
  expect({ removed: removed?.entries, held: held.rows, running }).toEqual({ removed: 1, held: 3, running: false });
  expect(held.bytes).toBeGreaterThan(0);
});
