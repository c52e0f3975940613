import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "../db/client";
import { tombstoneOf } from "./key";
import { log } from "../log";
import { writeEntries } from "../audit/write";
import { verifyChain } from "../audit/verify";
import { callback, makeApp } from "../testing/callback";
import { clearAudit } from "../testing/clear-audit";
import { clearData } from "../testing/clear-data";
import { receiveAndStore } from "../testing/post-callback";
import { processAll } from "../testing/process-all";
import { textOfTables } from "../testing/text-of-tables";
import { COLUMN_KINDS, type ColumnKind } from "./columns";
import { eraseNow } from "./testing/erase-now";

const ANNA = "planted-安娜";
const ADDRESS = "198.51.100.77";
const STATUS = "planted-status";
const PLANTED = [ANNA, ADDRESS, STATUS, "planted-extra"];
const START = Date.now() - 3_600_000;
let receivedAt = START + 20_000;

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

async function send(user: string, Action: string, at: number, clientIp: string, status?: string) {
  const body = {
    CallbackCommand: "State.StateChange",
    EventTime: START + at,
    Info: { Action, To_Account: user, Reason: "x", CustomStatus: status },
    Extra: user === ANNA ? "planted-extra" : "other",
  };
  const request = callback({ body, query: { ClientIP: clientIp }, receivedAt: (receivedAt += 1_000) });
  expect((await receiveAndStore(request)).status).toBe(200);
}

/** Callbacks of two users with everything that a callback may have, one of them twice, and others that are refused. */
async function plant(appId: number): Promise<void> {
  for (const [user, address, status] of [
    [ANNA, ADDRESS, STATUS],
    ["bob", "203.0.113.9", "busy"],
  ] as const) {
    await send(user, "Login", 0, address);
    await send(user, "CustomStatusChange", 2_000, address, status);
    await send(user, "CustomStatusChange", 3_000, address, "away");
    await send(user, "Logout", 4_000, address);
    await send(user, "Login", 6_000, address);
    await send(user, "Login", 5_000, address);
    await send(user, "Login", 5_000, address);
    await send(user, "CustomStatusChange", 9_000, address, status);
  }
  await receiveAndStore(callback({ body: { CallbackCommand: "State.StateChange", Info: { To_Account: ANNA } } }));
  await processAll();
  await plantRows(appId);
}

/** What a test cannot make callbacks do, or what people write. */
async function plantRows(appId: number): Promise<void> {
  const named = JSON.stringify({ rule: "watched_user", userId: ANNA });
  const message = JSON.stringify({ app: { sdkAppId: "1400000000", name: "" }, title: `“${ANNA}” came online` });
  await db().$transaction([
    db().$executeRaw`
      INSERT INTO event_fault SELECT app_id, user_id, event_time, identity, 'failed for ' || user_id FROM event`,
    db().$executeRaw`
      INSERT INTO event_verdict SELECT app_id, user_id, event_time, identity, 'quarantined', 'failed for ' || user_id
      FROM event WHERE action = 'Logout' ON CONFLICT DO NOTHING`,
    db().$executeRaw`INSERT INTO checkpoint SELECT app_id, user_id, last_event_at, state FROM presence`,
    db().$executeRaw`
      INSERT INTO kick SELECT app_id, user_id, event_time, identity, 0, 'ios', 'web', 'Web' FROM event
      WHERE action = 'Login' ON CONFLICT DO NOTHING`,
    db().$executeRaw`
      INSERT INTO rejected (app_id, received_at, cause, error, method, path, query, body, body_bytes)
      VALUES (0, now(), 'app', ${`no ${ANNA}`}, 'POST', ${`/x/${encodeURIComponent(ANNA)}`}, ${`u=${ANNA}`}, '', 0)`,
    db().$executeRaw`
      INSERT INTO tencent_alert (app_id, received_at, command, query, body, body_bytes)
      VALUES (${appId}, now(), 'x', ${`u=${encodeURIComponent(ANNA)}`}, ${`"${ANNA}"`}, 0)`,
    db().$executeRaw`
      INSERT INTO alert (id, app_id, rule, subject, since, facts)
      VALUES (gen_random_uuid(), ${appId}, 'watched_user', ${ANNA}, now(), ${named}::jsonb)`,
    db().$executeRaw`
      INSERT INTO alert_delivery (id, channel_id, kind, next_attempt_at, last_error, message)
      VALUES (gen_random_uuid(), 1, 'opened', now(), ${`failed for ${ANNA}`}, ${message}::jsonb)`,
    db().$executeRaw`
      INSERT INTO alert_watch (app_id, user_id, expires_at, created_by, online)
      VALUES (${appId}, ${ANNA}, now(), 'Ada', true)`,
    db().$executeRaw`
      INSERT INTO marker (app_id, id, at, text, source, created_by, created_at)
      VALUES (${appId}, 'a', now(), ${`kicked ${ANNA}.`}, ${ANNA}, 'p1', now())`,
  ]);
  const look = { at: START, actor: { kind: "person", id: "p1", name: "Ada" }, address: null, appId } as const;
  await writeEntries([
    { ...look, kind: "look", userId: ANNA, endpoint: "GET user", detail: {} },
    { ...look, kind: "search", userId: null, endpoint: "GET users/search", detail: { q: ANNA } },
    { ...look, kind: "look", userId: "bob", endpoint: "GET user", detail: {} },
  ]);
}

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
    db().$queryRawUnsafe<{ text: string }[]>(`SELECT t::text AS text FROM ${table} AS t WHERE user_id = 'bob'`),
  );
  return (await Promise.all(texts)).flat().map(({ text }) => text);
}
