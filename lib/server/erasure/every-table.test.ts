import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "../db/client";
import { tombstoneOf } from "./key";
import { log } from "../log";
import { verifyChain } from "../audit/verify";
import { makeApp } from "../testing/callback";
import { clearAudit } from "../testing/clear-audit";
import { clearData } from "../testing/clear-data";
import { textOfTables } from "../testing/text-of-tables";
import { COLUMN_KINDS, type ColumnKind } from "./columns";
import { eraseNow } from "./testing/erase-now";
import { ANNA, plant, PLANTED } from "./testing/plant";

interface Column {
  table: string;
  column: string;
  type: string;
}

/** The columns of texts, JSON and bytes. */
const columns = () =>
  db().$queryRaw<Column[]>`
    SELECT c.table_name AS "table", c.column_name AS "column", c.udt_name AS type
    FROM information_schema.columns AS c JOIN information_schema.tables AS t USING (table_schema, table_name)
    WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.table_name <> '_prisma_migrations'
      AND c.udt_name IN ('text', '_text', 'varchar', 'json', 'jsonb', 'bytea')
    ORDER BY 1, 2`;

/** Columns that hold something planted, by kind: a planted text or, of an identity or a state, the rows of the user. */
async function holding(kinds: readonly ColumnKind[]): Promise<string[]> {
  const texts = [...PLANTED, encodeURIComponent(ANNA)];
  const found: string[] = [];
  for (const { table, column, type } of await columns()) {
    const kind = COLUMN_KINDS[table]?.[column];
    if (kind === undefined || !kinds.includes(kind)) continue;
    const isIn =
      type === "bytea" ? `position(convert_to(p, 'UTF8') IN ${column}) > 0` : `strpos(${column}::text, p) > 0`;
    const rows = await db().$queryRawUnsafe<unknown[]>(
      `SELECT FROM ${table} WHERE EXISTS (SELECT FROM unnest($1::text[]) AS p WHERE ${isIn}) LIMIT 1`,
      texts,
    );
    if (rows.length > 0) found.push(`${table}.${column}`);
  }
  return found;
}

/** Hashes of what a user said, which were stored before. */
async function identities(): Promise<string[]> {
  const rows = await db().$queryRaw<{ hex: string }[]>`
    SELECT encode(identity, 'hex') AS hex FROM event WHERE user_id = ${ANNA}`;
  return rows.map(({ hex }) => hex);
}

it("has a rule for every column that may name somebody", async () => {
  const known = Object.entries(COLUMN_KINDS).flatMap(([table, kinds]) =>
    Object.keys(kinds).map((column) => `${table}.${column}`),
  );
  expect(known.sort()).toEqual((await columns()).map(({ table, column }) => `${table}.${column}`).sort());
});

describe("an erased user", () => {
  let appId: number;
  beforeAll(async () => {
    await clearData();
    await clearAudit();
    ({ id: appId } = await makeApp());
    await plant(appId);
  });
  beforeEach(() => vi.restoreAllMocks());

  it("is in no table, as text, in hex or in base64, and in no line of the log", async () => {
    const lines = (["info", "warn", "error"] as const).map((level) => vi.spyOn(log, level));
    const filled = await holding(["user", "address", "status", "callback", "note"]);
    // These are hashes, words or empty by now, or hold only what a callback does not bring.
    const hashes = /identity|_hash$|^marker\.id$|^touched|^erased_user|^event\.raw_query$|^event\.raw_body$/;
    const expected = Object.entries(COLUMN_KINDS)
      .flatMap(([table, kinds]) =>
        Object.entries(kinds).map(([column, kind]) => ({ name: `${table}.${column}`, kind })),
      )
      .filter(({ kind }) => kind !== "word" && kind !== "installation")
      .map(({ name }) => name)
      .filter((name) => !hashes.test(name));
    expect(filled.filter((name) => expected.includes(name)).sort()).toEqual(expected.sort());
    const [before, bobs] = [await identities(), await rowsOfBob()];

    await eraseNow("1400000000", ANNA);

    const forms = [...PLANTED, encodeURIComponent(ANNA)].flatMap((text) => [
      text,
      Buffer.from(text).toString("hex"),
      Buffer.from(text).toString("base64url").replace(/.$/, ""),
    ]);
    for (const [table, text] of await textOfTables())
      for (const form of [...forms, ...before]) expect(text.includes(form), `${form} in ${table}`).toBe(false);
    expect(JSON.stringify(lines.flatMap((line) => line.mock.calls))).not.toMatch(new RegExp(forms.join("|")));
    expect(await rowsOfBob()).toEqual(bobs);
  });

  it("leaves the chain of the audit whole, which says how many entries named the user", async () => {
    expect(await verifyChain()).toMatchObject({ sound: 3, erased: 2, fault: null });
    expect(await db().erasedUser.findFirst()).toMatchObject({ auditEntries: 2, userId: null, pseudonym: null });
  });

  it("has a tombstone that nobody can make without the key", async () => {
    const { tombstone } = await db().erasedUser.findFirstOrThrow();
    expect(tombstoneOf(Buffer.from(""), { appId, userId: ANNA })).not.toBe(tombstone);
    expect((await db().erasureKey.findFirstOrThrow()).sealed).toMatch(/^sealed:/);
  });

  it("leaves notes without the UserID", async () => {
    expect(await db().marker.findFirst()).toMatchObject({ text: "kicked [erased].", source: "[erased]" });
  });
});

/** Everything of the other user, as text. */
async function rowsOfBob(): Promise<string[]> {
  const tables = Object.entries(COLUMN_KINDS).filter(([, kinds]) => kinds.user_id === "user");
  const texts = tables.map(([table]) =>
    db().$queryRawUnsafe<{ text: string }[]>(
      `SELECT t::text AS text FROM ${table} AS t WHERE user_id = 'bob' ORDER BY 1`,
    ),
  );
  return (await Promise.all(texts)).flat().map(({ text }) => text);
}
