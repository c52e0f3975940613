import { afterAll, afterEach, expect, it, vi } from "vitest";
import { db, disconnect } from "../db/client";
import { setDataDir, env } from "../env";
import { newApp } from "../testing/new-app";
import { writeEntries } from "./write";

afterEach(() => vi.restoreAllMocks());
afterAll(disconnect);

const ENTRY = {
  at: Date.UTC(2026, 0, 15, 12),
  kind: "look",
  actor: { kind: "person", id: "p1", name: "ada@example.com" },
  address: "203.0.113.7",
  userId: "al\nice",
  endpoint: "GET user",
  detail: { at: "x" },
} as const;

/** What is written to standard output with a setting. */
async function printed(setting: string, work: () => Promise<void>): Promise<string> {
  vi.stubEnv("ROLLCALL_AUDIT_STDOUT", setting);
  // The configuration is read anew.
  setDataDir(env().dataDir);
  const write = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  await work();
  const text = write.mock.calls.map(([chunk]) => String(chunk)).join("");
  write.mockRestore();
  return text;
}

it("has each entry once, as a line of JSON, with the hash that is stored", async () => {
  const { id: appId, app } = await newApp();
  const text = await printed("json", async () => {
    await writeEntries([{ ...ENTRY, appId }]);
    await Promise.all([0, 1].map(() => writeEntries([{ ...ENTRY, appId: null, userId: null }])));
  });
  const lines = text.trimEnd().split("\n");
  const said = lines.map((line) => JSON.parse(line) as { id: number; hash: string });
  const stored = await db().auditEntry.findMany({ orderBy: { id: "asc" }, select: { id: true, hash: true } });
  expect(said.sort((a, b) => a.id - b.id).map(({ id, hash }) => [id, hash])).toEqual(
    stored.map(({ id, hash }) => [Number(id), Buffer.from(hash).toString("hex")]),
  );
  expect(said[0]).toEqual({
    log: "audit",
    id: 1,
    at: "2026-01-15T12:00:00.000Z",
    kind: "look",
    actor: ENTRY.actor,
    address: "203.0.113.7",
    app,
    userId: "al\nice",
    endpoint: "GET user",
    detail: { at: "x" },
    hash: expect.stringMatching(/^[\da-f]{64}$/) as string,
  });
});

it("has nothing by default, nor what the database refused", async () => {
  expect(await printed("", () => writeEntries([{ ...ENTRY, appId: null }]))).toBe("");
  const refused = () => expect(writeEntries([{ ...ENTRY, appId: 2 ** 40 }])).rejects.toThrow();
  expect(await printed("json", refused)).toBe("");
});
