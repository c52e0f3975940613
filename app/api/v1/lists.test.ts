import { beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { problem } from "@/lib/contracts/common";
import { connectionsAnswer, type ListedConnection } from "@/lib/contracts/connections";
import { countAnswer } from "@/lib/contracts/count";
import { kicksAnswer, type Kick } from "@/lib/contracts/kicks";
import { statusesAnswer, type StatusChange } from "@/lib/contracts/statuses";
import { usersAnswer, type UserRow } from "@/lib/contracts/users";
import { ensureToken } from "@/lib/server/auth/api-tokens";
import { db } from "@/lib/server/db/client";
import { rollupAll } from "@/lib/server/rollup/rollup-all";
import { makeApp } from "@/lib/server/testing/callback";
import { SEED_USERS, seedProjections } from "@/lib/server/testing/seed-projections";
import { GET as countConnections } from "./connections/count/route";
import { GET as getConnections } from "./connections/route";
import { GET as connectionsCsv } from "./exports/connections.csv/route";
import { GET as countKicks } from "./kicks/count/route";
import { GET as getKicks } from "./kicks/route";
import { GET as countStatuses } from "./statuses/count/route";
import { GET as getStatuses } from "./statuses/route";
import { GET as countUsers } from "./users/count/route";
import { GET as getUsers } from "./users/route";

type Handler = (request: Request) => Promise<Response>;
type Query = Record<string, string>;
const TOKEN = "test-token-of-32-characters-1234567";
const START = new Date("2026-03-01T00:00:00.000Z");
const NOON = "2026-03-01T12:00:00.000Z";
const EVENING = "2026-03-01T18:00:00.000Z";
const ROWS = 700;

const get = (handler: Handler, query: Query) =>
  handler(
    new Request(`http://rollcall.test/api/v1/x?${new URLSearchParams(query).toString()}`, {
      headers: { authorization: `Bearer ${TOKEN}` },
    }),
  );

async function json<T>(schema: z.ZodType<T>, handler: Handler, query: Query): Promise<T> {
  const response = await get(handler, query);
  expect(response.status).toBe(200);
  return schema.parse(await response.json());
}

/** All rows, read in pages of `limit`. */
async function all<A extends { nextCursor: string | null }, R>(
  handler: Handler,
  schema: z.ZodType<A>,
  rows: (answer: A) => R[],
  query: Query,
  limit = 500,
): Promise<R[]> {
  const found: R[] = [];
  let cursor: string | null = null;
  do {
    const page: A = await json(schema, handler, {
      ...query,
      limit: String(limit),
      ...(cursor === null ? {} : { cursor }),
    });
    found.push(...rows(page));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return found;
}

const connections = (query: Query, limit?: number) =>
  all(getConnections, connectionsAnswer, (a) => a.connections, query, limit);
const kicks = (query: Query, limit?: number) => all(getKicks, kicksAnswer, (a) => a.kicks, query, limit);
const statuses = (query: Query, limit?: number) => all(getStatuses, statusesAnswer, (a) => a.statuses, query, limit);
const users = (query: Query, limit?: number) => all(getUsers, usersAnswer, (a) => a.users, query, limit);
const count = async (handler: Handler, query: Query) => (await json(countAnswer, handler, query)).count;

let appId = 0;
beforeAll(async () => {
  appId = (await makeApp()).id;
  await ensureToken("test", TOKEN);
  await seedProjections(appId, START, ROWS);
  await rollupAll();
});

const within = (at: string | null) => at !== null && at >= NOON && at < EVENING;
const ms = (c: ListedConnection) => c.durationMs ?? -1;

describe("connections", () => {
  it.each<[Query, (c: ListedConnection) => boolean]>([
    [{ from: NOON, to: EVENING }, (c) => within(c.endedAt)],
    [{ cause: "timeout" }, (c) => c.endCause === "timeout"],
    [
      { cause: "timeout,link_close", platform: "web" },
      (c) => ["timeout", "link_close"].includes(c.endCause ?? "") && c.platform === "web",
    ],
    [{ kickedBy: "ios" }, (c) => c.kickedBy === "ios"],
    [{ user: SEED_USERS[1] ?? "" }, (c) => c.userId === SEED_USERS[1]],
    [{ knownStart: "false" }, (c) => c.startedAt === null],
    [{ knownStart: "true", minMs: "60000", maxMs: "600000" }, (c) => ms(c) >= 60_000 && ms(c) < 600_000],
    [{ network: "203.0.113.0/24" }, (c) => c.clientIp?.startsWith("203.0.113.") ?? false],
    [{ network: "203.0.113.7" }, (c) => c.clientIp?.startsWith("203.0.113.7") ?? false],
    [{ network: "2001:db8::/48" }, (c) => c.clientIp?.startsWith("2001:db8:") ?? false],
    [{ network: "::/0" }, (c) => ["2001:db8::1", "2001:db8:0:1::9", "::1"].includes(c.clientIp ?? "")],
    [
      { outside: "203.0.113.0/24,none" },
      (c) => ["203.0.114.1", "2001:db8::1", "2001:db8:0:1::9", "::1"].includes(c.clientIp ?? ""),
    ],
    [{ network: "none" }, (c) => [null, "999.1.1.1", "not an address", ":::"].includes(c.clientIp)],
  ])("%j filter the list and its count alike", async (query, matches) => {
    const expected = (await connections({})).filter(matches);
    expect(expected.length).toBeGreaterThan(0);
    expect(await connections(query)).toEqual(expected);
    expect(await count(countConnections, query)).toBe(expected.length);
  });

  it("open at an instant are listed and counted, newest start first", async () => {
    const rows = await db().connection.findMany({
      where: { at: { lte: new Date(NOON) }, OR: [{ endedAt: null }, { endedAt: { gt: new Date(NOON) } }] },
    });
    const open = await connections({ openAt: NOON }, 7);
    expect(rows.length).toBeGreaterThan(7);
    expect(open).toHaveLength(rows.length);
    expect(open.map((c) => c.startedAt)).toEqual(
      open
        .map((c) => c.startedAt)
        .sort()
        .reverse(),
    );
    expect(await count(countConnections, { openAt: NOON })).toBe(rows.length);
    const onIos = open.filter((c) => c.platform === "ios").length;
    expect(onIos).toBeGreaterThan(0);
    expect(await count(countConnections, { openAt: NOON, platform: "ios" })).toBe(onIos);
  });

  it("come newest end first, each once, for any page size", async () => {
    const complete = await connections({});
    expect(complete).toHaveLength(await db().connection.count({ where: { endedAt: { not: null } } }));
    expect(complete.map((c) => c.endedAt)).toEqual(
      complete
        .map((c) => c.endedAt)
        .sort()
        .reverse(),
    );
    expect(await connections({}, 3)).toEqual(complete);
  });

  it.each(["10.0.0.0/33", "10.0.0/8", "2001:db8::/129", "x/1", "1.2.3.4/"])(
    "cannot be filtered by the network %s",
    async (network) => {
      const response = await get(getConnections, { network });
      expect(response.status).toBe(400);
      expect(await response.text()).toContain("network: ");
    },
  );

  it.each<[Query, string]>([
    [{ touchedFrom: NOON }, "touchedFrom: needs touchedTo"],
    [{ touchedTo: NOON }, "touchedTo: needs touchedFrom"],
    [{ touchedFrom: NOON, touchedTo: NOON }, "touchedTo: must be later than touchedFrom"],
    [{ touchedFrom: NOON, touchedTo: EVENING, openAt: NOON }, "openAt: cannot be given together"],
    [{ touchedTo: EVENING, openAt: NOON }, "openAt: cannot be given together"],
    [{ touchedFrom: NOON, touchedTo: EVENING, openTo: EVENING }, "openTo: needs openAt"],
    [{ openTo: EVENING }, "openTo: needs openAt"],
    [{ openAt: NOON, openTo: NOON }, "openTo: must be later than openAt"],
  ])("cannot be filtered by contradicting times: %j", async (query, detail) => {
    for (const handler of [getConnections, countConnections, connectionsCsv]) {
      const response = await get(handler, query);
      expect(response.status).toBe(400);
      expect(problem.parse(await response.json())).toMatchObject({
        code: "invalid",
        detail: expect.stringContaining(detail) as string,
      });
    }
  });

  it("cannot be filtered by impossible values", async () => {
    const impossible: Query[] = [{ user: "a\u0000b" }, { minMs: "1e300" }];
    for (const query of impossible) expect((await get(getConnections, query)).status).toBe(400);
  });
});

describe("kicks", () => {
  it.each<[Query, (k: Kick) => boolean]>([
    [{ from: NOON, to: EVENING }, (k) => within(k.at)],
    [{ by: "ios", kicked: "web" }, (k) => k.by === "ios" && k.kicked === "web"],
    [{ known: "false" }, (k) => k.connection === null],
    [{ known: "true", user: "=1+1" }, (k) => k.connection !== null && k.userId === "=1+1"],
  ])("%j filter the list and its count alike", async (query, matches) => {
    const expected = (await kicks({})).filter(matches);
    expect(expected.length).toBeGreaterThan(0);
    expect(await kicks(query, 11)).toEqual(expected);
    expect(await count(countKicks, query)).toBe(expected.length);
  });

  it("name the connection that each kick ended", async () => {
    const [kick] = await kicks({ known: "true", limit: "1" });
    const [connection] = await connections({
      user: kick?.userId ?? "",
      from: kick?.at ?? "",
      to: new Date(Date.parse(kick?.at ?? "") + 1).toISOString(),
    });
    expect(kick?.connection).toEqual({
      startedAt: connection?.startedAt,
      endedAt: connection?.endedAt,
      durationMs: connection?.durationMs,
    });
    expect(await kicks({})).toHaveLength(ROWS);
  });
});

describe("statuses", () => {
  it.each<[Query, (s: StatusChange) => boolean]>([
    [{ from: NOON, to: EVENING }, (s) => within(s.at)],
    [{ value: "会议中" }, (s) => s.value === "会议中"],
    [{ value: "", was: "busy" }, (s) => s.value === "" && s.was === "busy"],
    [{ was: "", user: "bob" }, (s) => s.was === "" && s.userId === "bob"],
    [{ except: '["会议中"]' }, (s) => s.value !== "会议中"],
    [{ except: '[["busy",""]]' }, (s) => s.was !== "busy" || s.value !== ""],
  ])("%j filter the list and its count alike", async (query, matches) => {
    const expected = (await statuses({})).filter(matches);
    expect(expected.length).toBeGreaterThan(0);
    expect(await statuses(query, 11)).toEqual(expected);
    expect(await count(countStatuses, query)).toBe(expected.length);
  });
});

describe("statuses that ended", () => {
  it("come newest end first, each once, for any page size", async () => {
    const query = { ended: "true", from: NOON };
    const expected = (await statuses({})).filter((s) => s.until !== null && s.until >= NOON && s.value !== "");
    const found = await statuses(query, 11);
    expect(found).toHaveLength(expected.length);
    expect(new Set(found.map((s) => JSON.stringify(s)))).toEqual(new Set(expected.map((s) => JSON.stringify(s))));
    expect(found.map((s) => s.until)).toEqual(
      found
        .map((s) => s.until)
        .sort()
        .reverse(),
    );
    expect(await count(countStatuses, query)).toBe(expected.length);
    const presumed = await statuses({ ...query, presumed: "true" });
    expect(presumed).toEqual(found.filter((s) => s.presumed));
  });

  it.each(["busy", "[1]"])("cannot be filtered by the list %s", async (except) => {
    const response = await get(getStatuses, { except });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("except");
  });
});

describe("users", () => {
  beforeAll(async () => {
    await db().$executeRaw`
      INSERT INTO presence (app_id, user_id, online, platforms, online_since, first_seen_at, last_event_at,
                            last_end_at, last_end_cause, last_received_at, state)
      SELECT ${appId}::int, user_id, bool_or(ended_at IS NULL), ARRAY['web'],
             max(at) FILTER (WHERE ended_at IS NULL AND no % 2 = 0), min(at), max(at), max(ended_at),
             'timeout', max(at), '{}'::jsonb
      FROM connection WHERE user_id <> 'bob' GROUP BY user_id
      UNION ALL SELECT ${appId}::int, 'u' || i, i % 2 = 0, '{}', CASE WHEN i % 4 = 0 THEN t END, t, t,
             CASE WHEN i % 3 = 0 THEN t END, NULL, t, '{}'::jsonb
      FROM (SELECT i, ${START}::timestamptz + i / 3 * interval '1 s' AS t FROM generate_series(1, 40) AS i) AS times`;
  });

  const VALUES: Record<string, (u: UserRow) => string | null> = {
    lastEvent: (u) => u.lastEventAt,
    onlineSince: (u) => u.onlineSince,
    lastEnd: (u) => u.lastEndAt,
    firstSeen: (u) => u.firstSeenAt,
    userId: (u) => u.userId,
  };

  it.each(
    Object.keys(VALUES).flatMap(
      (sort) =>
        [
          [sort, "asc"],
          [sort, "desc"],
        ] as const,
    ),
  )("sorted by %s %s are complete, in order, with missing values last", async (sort, order) => {
    const sorted = await users({ sort, order });
    expect(sorted).toHaveLength(await db().presence.count());
    expect(new Set(sorted.map((u) => u.userId)).size).toBe(sorted.length);
    const values = sorted.map((u) => VALUES[sort]?.(u) ?? null);
    const given = values.filter((v) => v !== null);
    const ascending = [...given].sort(byBytes);
    expect(values).toEqual([
      ...(order === "asc" ? ascending : ascending.reverse()),
      ...values.filter((v) => v === null),
    ]);
    expect(await users({ sort, order }, 3)).toEqual(sorted);
  });

  it("seen in a range are those online at any time in it, its edges included", async () => {
    const spans = await db().onlineSpan.findMany();
    const seen = new Set(
      spans
        .filter((s) => s.at < new Date(EVENING) && (s.until === null || s.until >= new Date(NOON)))
        .map((s) => s.userId),
    );
    expect(seen.size).toBeGreaterThan(1);
    const found = (await users({ seenFrom: NOON, seenTo: EVENING })).map((u) => u.userId);
    expect(found.sort()).toEqual([...seen].filter((id) => id !== "bob").sort());
    expect(await count(countUsers, { seenFrom: NOON, seenTo: EVENING })).toBe(found.length);
  });

  it("whose connections ended in a range are the users of those connections", async () => {
    const ended = await db().connection.findMany({
      where: { endedAt: { gte: new Date(NOON), lt: new Date(EVENING) } },
    });
    const wanted = [...new Set(ended.map((c) => c.userId))].filter((id) => id !== "bob").sort();
    expect(wanted.length).toBeGreaterThan(0);
    expect((await users({ endedFrom: NOON, endedTo: EVENING })).map((u) => u.userId).sort()).toEqual(wanted);
    expect(await count(countUsers, { endedFrom: NOON, endedTo: EVENING })).toBe(wanted.length);
  });

  it("online at an instant are those with an online span around it", async () => {
    await db().onlineSpan.createMany({
      data: [
        { appId, userId: "u1", at: new Date(START.getTime() - 2_000), until: new Date(START.getTime() - 1_000) },
        { appId, userId: "u2", at: new Date(START.getTime() - 1_000), until: new Date(START.getTime() - 500) },
      ],
    });
    const at = async (before: number) =>
      (await users({ onlineAt: new Date(START.getTime() - before).toISOString() })).map((u) => u.userId);
    expect([await at(2_001), await at(2_000), await at(1_001), await at(1_000), await at(500)]).toEqual([
      [],
      ["u1"],
      ["u1"],
      ["u2"],
      [],
    ]);
  });

  it("flap with ten new connections within an hour", async () => {
    const begun = (userId: string, n: number) =>
      Array.from({ length: n }, (_, i) => ({
        appId,
        userId,
        at: new Date(Date.now() - 60_000 * (i + 1)),
        no: 1000 + i,
        platform: "web",
        startedAt: new Date(Date.now() - 60_000 * (i + 1)),
      }));
    await db().connection.createMany({ data: [...begun("u3", 10), ...begun("u4", 9)] });
    expect((await users({ flapping: "true" })).map((u) => u.userId)).toEqual(["u3"]);
    expect(await count(countUsers, { flapping: "false" })).toBe((await db().presence.count()) - 1);
  });
});

const byBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
