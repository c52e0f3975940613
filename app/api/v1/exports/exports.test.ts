import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { eventsAnswer } from "@/lib/contracts/event";
import { daysAnswer } from "@/lib/contracts/stats/days";
import { kickedUsersAnswer } from "@/lib/contracts/stats/kicks";
import { problem } from "@/lib/contracts/common";
import { timelineAnswer } from "@/lib/contracts/user";
import { EXPORT_TEXTS } from "@/lib/i18n/exports/export-texts";
import { identityOf } from "@/lib/presence/identity";
import { ensureToken } from "@/lib/server/auth/api-tokens";
import { db, Prisma } from "@/lib/server/db/client";
import { MAX_SNAPSHOTS, openSnapshot, openSnapshots } from "@/lib/server/db/snapshot";
import { drain } from "@/lib/server/project/drain";
import { append } from "@/lib/server/receive/append";
import type { NewEvent } from "@/lib/server/receive/judge";
import { receive } from "@/lib/server/receive/receive";
import { callback, makeApp } from "@/lib/server/testing/callback";
import { SEED_USERS, seedProjections } from "@/lib/server/testing/seed-projections";
import { parseCsv } from "@/lib/csv/testing/parse-csv";
import { DAY } from "@/lib/time/units";
import { GET as getConnections } from "../connections/route";
import { GET as getDuplicates } from "../duplicates/route";
import { GET as getEvents } from "../events/route";
import { GET as getRejected } from "../ingest/rejected/route";
import { GET as getKicks } from "../kicks/route";
import { GET as getStatuses } from "../statuses/route";
import { GET as getDays } from "../stats/days/route";
import { GET as getKickedUsers } from "../stats/kicks/users/route";
import { GET as getTimeline } from "../user/timeline/route";
import { GET as getUsers } from "../users/route";
import { GET as connectionsCsv } from "./connections.csv/route";
import { GET as daysCsv } from "./days.csv/route";
import { GET as duplicatesCsv } from "./duplicates.csv/route";
import { GET as eventsCsv } from "./events.csv/route";
import { GET as kickedUsersCsv } from "./kicked-users.csv/route";
import { GET as kicksCsv } from "./kicks.csv/route";
import { GET as rejectedCsv } from "./rejected.csv/route";
import { GET as statusesCsv } from "./statuses.csv/route";
import { GET as usersCsv } from "./users.csv/route";

type Handler = (request: Request) => Promise<Response>;
type Query = Record<string, string>;
const TOKEN = "test-token-1234";
const T0 = Date.UTC(2026, 2, 29, 0, 30);
const EVENTS = 4_000;

const ask = (handler: Handler, query: Query = {}) =>
  handler(
    new Request(`http://rollcall.test/api/v1/x?${new URLSearchParams({ app: "1", ...query }).toString()}`, {
      headers: { authorization: `Bearer ${TOKEN}` },
    }),
  );

async function bytesOf(handler: Handler, query: Query = {}): Promise<string> {
  const response = await ask(handler, query);
  expect(response.status).toBe(200);
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await response.arrayBuffer());
}
/** The rows as objects, by the names of the columns; as many as were told beforehand. */
async function rowsOf(handler: Handler, query: Query = {}): Promise<Record<string, string>[]> {
  const response = await ask(handler, { bom: "0", ...query });
  const [header = [], ...rows] = parseCsv(await response.text());
  expect(response.headers.get("x-total-count")).toBe(String(rows.length));
  return rows.map((row) => {
    expect(row).toHaveLength(header.length);
    return Object.fromEntries(header.map((name, i) => [name, row[i] ?? ""]));
  });
}
async function pagesOf(handler: Handler, name: string, query: Query = {}): Promise<Record<string, unknown>[]> {
  const gathered: Record<string, unknown>[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const response = await ask(handler, { ...query, limit: "500", ...(cursor && { cursor }) });
    const page = (await response.json()) as Record<string, Record<string, unknown>[]> & { nextCursor: string | null };
    gathered.push(...(page[name] ?? []));
    cursor = page.nextCursor;
  }
  return gathered;
}

/** People who log in, set a status and leave, one after the other; every odd UserID there is. */
function events(count: number, from = T0): NewEvent[] {
  return Array.from({ length: count }, (_, i) => {
    const user = Math.floor(i / 4);
    const kinds = [
      ["Login", "Register"],
      ["CustomStatusChange", "SetCustomStatus"],
      ["Login", "Register"],
      [user % 2 ? "Disconnect" : "Logout", user % 2 ? "LinkClose" : "Unregister"],
    ] as const;
    const [action, reason] = kinds[i % 4] ?? kinds[0];
    const fields = {
      userId: `${SEED_USERS[user % SEED_USERS.length] ?? ""}${user < SEED_USERS.length ? "" : user}`,
      action,
      reason,
      rawPlatform: i % 4 > 1 ? "iPhone" : "Web",
      clientIp: "203.0.113.7",
      kicked: i % 4 === 2 && user % 3 === 0 ? ["Web"] : [],
      customStatus: action === "CustomStatusChange" ? (["=1+1", '会议中\r\n"a",b', "-"][user % 3] ?? null) : null,
    };
    const time = from + i * 1_000 + 7;
    return {
      ...fields,
      identity: identityOf(fields),
      time,
      eventTime: time,
      timeSource: "EventTime",
      claimedMs: null,
      receivedAt: time + 250,
      platform: i % 4 > 1 ? "ios" : "web",
      rawQuery: `n=${i}`,
      rawBody: JSON.stringify({ i }),
    } satisfies NewEvent;
  });
}

let appId = 0;
beforeAll(async () => {
  appId = (await makeApp({ sdkAppId: "1" })).id;
  const other = await makeApp({ sdkAppId: "2" });
  await ensureToken("test", TOKEN);
  await append(
    events(EVENTS).map((event) => ({ appId, event, skewMs: null })),
    "test",
  );
  await append(
    events(1).map((event) => ({ appId: other.id, event, skewMs: null })),
    "test",
  );
  while ((await drain()).users > 0);
  await seedProjections((await makeApp({ sdkAppId: "3" })).id, new Date(T0 - 90_000_000), 1_500);
});

afterEach(() => vi.waitFor(() => expect(openSnapshots()).toBe(0)));

const defused = (text: unknown) => (typeof text === "string" ? text.replace(/^[=+\-@\t\r]/, "'$&") : "");
const moment = (text: string | undefined) => (text ? new Date(text).toISOString() : null);

describe("what is exported", () => {
  it("is every event of the list, in its order", async () => {
    const listed = await pagesOf(getEvents, "events");
    expect(listed).toHaveLength(EVENTS);
    const rows = await rowsOf(eventsCsv);
    expect(
      rows.map((row) => ({
        id: row["Event id"],
        user: row.UserID,
        time: moment(row["Event time"]),
        received: moment(row.Received),
        status: row["Custom status"],
        body: row["Raw body"],
        verdict: row.Verdict?.toLowerCase(),
        kicked: row["Kicked platforms"] ? 1 : 0,
      })),
    ).toEqual(
      listed.map((e) => ({
        id: e.id,
        user: defused(e.userId),
        time: e.eventTime,
        received: e.receivedAt,
        status: defused(e.customStatus),
        body: (e.raw as { body: string }).body,
        verdict: e.verdict,
        kicked: (e.kickedPlatforms as string[]).length,
      })),
    );
    expect(rows.every((row) => row["Delay (s)"] === "0.250")).toBe(true);
  });

  it("is what the filter leaves", async () => {
    for (const query of [
      { action: "Login", platform: "ios" },
      { status: "=1+1" },
      { user: "-7" },
      { from: "2026-03-29T01:00:00Z", verdict: "status" },
    ] as Query[]) {
      const listed = await pagesOf(getEvents, "events", query);
      expect(listed.length).toBeGreaterThan(0);
      const response = await ask(eventsCsv, query);
      expect(response.headers.get("x-total-count")).toBe(String(listed.length));
      expect(parseCsv(await response.text())).toHaveLength(listed.length + 1);
    }
  });

  it("is every connection, explained in the words of the user's page", async () => {
    const listed = await pagesOf(getConnections, "connections");
    const rows = await rowsOf(connectionsCsv, { lang: "zh-CN", tz: "Asia/Kolkata" });
    expect(rows).toHaveLength(listed.length);
    expect(
      rows.map((row) => [
        row.UserID,
        moment(row.开始),
        moment(row.结束),
        row["下线原因（代码）"],
        moment(row["真实离线（起）"]),
        Number(row["时长（秒）"]) * 1000,
      ]),
    ).toEqual(
      listed.map((c) => [
        defused(c.userId),
        c.startedAt,
        c.endedAt,
        c.endCause,
        (c.offlineWindow as { from: string }).from,
        c.durationMs,
      ]),
    );
    for (const userId of SEED_USERS) {
      const response = await ask(getTimeline, { id: userId, lang: "zh-CN", tz: "Asia/Kolkata" });
      const { connections } = timelineAnswer.parse(await response.json());
      const told = connections.filter((c) => c.endedAt !== null).map((c) => c.explanation?.headline);
      expect(told.length).toBeGreaterThan(0);
      const own = rows.filter((row) => row.UserID === defused(userId)).map((row) => row.解释);
      expect(own.sort()).toEqual(told.sort());
    }
    expect(new Set(rows.map((row) => row.可信度)).size).toBeGreaterThan(1);
  });

  it("holds the open connections where the list does", async () => {
    const openAt = new Date(T0 + 500_000).toISOString();
    const listed = await pagesOf(getConnections, "connections", { openAt });
    const rows = await rowsOf(connectionsCsv, { openAt });
    expect(rows.length).toBeGreaterThan(50);
    expect(rows.map((row) => row.UserID)).toEqual(listed.map((c) => defused(c.userId)));
  });

  it("holds what a user's page lists for a range", async () => {
    const query = {
      app: "3",
      user: "-7",
      touchedFrom: new Date(T0 - 60_000_000).toISOString(),
      touchedTo: new Date(T0 - 50_000_000).toISOString(),
    };
    const listed = await pagesOf(getConnections, "connections", query);
    const rows = await rowsOf(connectionsCsv, query);
    expect(rows.map((row) => [row.UserID, moment(row.Start), moment(row.End)])).toEqual(
      listed.map((c) => ["'-7", c.startedAt, c.endedAt]),
    );
    expect(["startedAt", "endedAt"].map((time) => listed.some((c) => c[time] === null))).toEqual([true, true]);
  });

  it("is every user with kicks, most first, with who kicked whom", async () => {
    const queries: Query[] = [
      {},
      { app: "3" },
      { app: "3", by: "ios", kicked: "web", from: new Date(T0 - 60_000_000).toISOString() },
    ];
    for (const query of queries) {
      const listed = kickedUsersAnswer.shape.users.parse(await pagesOf(getKickedUsers, "users", query));
      const rows = await rowsOf(kickedUsersCsv, { ...query, lang: "zh-CN" });
      const { platform } = EXPORT_TEXTS["zh-CN"];
      expect(rows.map((row) => [row.UserID, Number(row.被踢次数), moment(row.最近一次被踢), row.谁踢了谁])).toEqual(
        listed.map((u) => [
          defused(u.userId),
          u.count,
          u.lastAt,
          u.pairs.map((p) => `${platform[p.by]} → ${platform[p.kicked]} ×${p.count}`).join("; "),
        ]),
      );
      expect(rows.length).toBeGreaterThan(query.app === undefined ? 300 : 2);
    }
  });

  it("is every refused callback, with why in words", async () => {
    await receive(callback({ query: { SdkAppid: "1" }, body: "=1+1" }));
    await receive(callback({ query: { SdkAppid: "1" }, body: '{"用户": \r\n' }));
    await receive(callback({ query: { SdkAppid: "1" }, body: { CallbackCommand: "State.StateChange" } }));
    await receive(callback({ query: { SdkAppid: "9" }, method: "-PUT" }));
    await receive(callback({ query: { SdkAppid: "2" }, body: "of another app" }));
    for (const query of [{}, { cause: "not_json" }] as Query[]) {
      const listed = await pagesOf(getRejected, "rejected", query);
      const rows = await rowsOf(rejectedCsv, query);
      expect(
        rows.map((row) => [
          moment(row.Received),
          row["Refused for"],
          row.Error,
          row.Method,
          row.Path,
          row["Raw query"],
          row["Raw body"],
          Number(row["Body (bytes)"]),
        ]),
      ).toEqual(
        listed.map((r) => [
          r.receivedAt,
          EXPORT_TEXTS.en.reject[r.cause as "field"],
          r.error,
          defused(r.method),
          r.path,
          r.query,
          defused(r.body),
          r.bodyBytes,
        ]),
      );
      expect(rows).toHaveLength("cause" in query ? 2 : 4);
      expect(rows.map((row) => row["Raw body"])).toContain("'=1+1");
    }
  });

  it.each([
    ["kicks", getKicks, kicksCsv],
    ["statuses", getStatuses, statusesCsv],
  ] as const)("is every row of %s", async (name, list, csv) => {
    const query = { app: "3", user: "=1+1" };
    const listed = await pagesOf(list, name, query);
    const rows = await rowsOf(csv, query);
    expect(rows.map((row) => [row.UserID, moment(row.Time)])).toEqual(listed.map((r) => ["'=1+1", r.at]));
    expect(rows.length).toBeGreaterThan(200);
  });

  it("is every duplicate, with what it repeats", async () => {
    const again = events(700).map((event) => ({ ...event, receivedAt: event.receivedAt + 3_500 }));
    await append(
      again.map((event) => ({ appId, event, skewMs: null })),
      "test",
    );
    const listed = await pagesOf(getDuplicates, "duplicates");
    expect(listed).toHaveLength(700);
    const rows = await rowsOf(duplicatesCsv);
    expect(
      rows.map((row) => [row.UserID, moment(row["Received again"]), moment(row.Received), row.Action, row["Event id"]]),
    ).toEqual(listed.map((d) => [defused(d.userId), d.receivedAt, d.firstReceivedAt, d.action, d.eventId]));
    expect(rows.every((row) => row["After the first (s)"] === "3.500")).toBe(true);
  });

  it("is every user, sorted as on the screen", async () => {
    for (const query of [
      {},
      { sort: "firstSeen", order: "asc" },
      { sort: "lastEvent" },
      { state: "offline", sort: "userId" },
      { q: "三" },
    ] as Query[]) {
      const listed = await pagesOf(getUsers, "users", query);
      const rows = await rowsOf(usersCsv, query);
      expect(rows.map((row) => [row.UserID, moment(row["First seen"]), moment(row["Online since"])])).toEqual(
        listed.map((u) => [defused(u.userId), u.firstSeenAt, u.onlineSince]),
      );
      expect(rows.length).toBeGreaterThan(0);
    }
  });

  it("is the table of days", async () => {
    const query = { from: "2026-03-26T00:00:00Z", to: "2026-03-30T00:00:00Z", tz: "Europe/Berlin" };
    const { days } = daysAnswer.parse(await (await ask(getDays, query)).json());
    const rows = await rowsOf(daysCsv, query);
    expect(
      rows.map((row) => [
        row.Day,
        moment(row.From),
        Number(row["Peak online"]),
        Number(row["Distinct users"]),
        Number(row.Logins),
        Number(row["Connections ended"]),
      ]),
    ).toEqual(days.map((d) => [d.day, d.from, d.peak, d.users, d.logins, d.ended]));
    expect(rows.map((row) => row.Day)).toEqual(["2026-03-30", "2026-03-29", "2026-03-28", "2026-03-27", "2026-03-26"]);
    expect(rows[1]?.To).toBe("2026-03-30T00:00:00.000+02:00");
    expect(rows[1]?.From).toBe("2026-03-29T00:00:00.000+01:00");
  });
});

describe("how it is written", () => {
  it("has a mark for Excel unless that is not wanted", async () => {
    expect((await bytesOf(usersCsv)).startsWith("\uFEFFUserID,State,")).toBe(true);
    expect((await bytesOf(usersCsv, { bom: "0", lang: "zh-CN" })).startsWith("UserID,状态,")).toBe(true);
  });

  it("keeps every moment, with the offset of the zone at that moment", async () => {
    const query = { user: "alice", bom: "0" };
    const [first] = (await rowsOf(eventsCsv, { ...query, tz: "America/St_Johns" })).slice(-1);
    expect(first?.["Event time"]).toBe("2026-03-28T22:00:00.007-02:30");
    const berlin = (await rowsOf(eventsCsv, { bom: "0", tz: "Europe/Berlin" }))
      .map((row) => row["Event time"] ?? "")
      .reverse();
    // At 01:00 UTC clocks in Berlin went from two to three.
    expect(berlin.slice(1_799, 1_801)).toEqual(["2026-03-29T01:59:59.007+01:00", "2026-03-29T03:00:00.007+02:00"]);
  });

  it("says what file it is", async () => {
    const response = await ask(eventsCsv, { tz: "Pacific/Kiritimati" });
    const day = new Intl.DateTimeFormat("sv-SE", { timeZone: "Pacific/Kiritimati" }).format(new Date());
    expect(response.headers.get("content-disposition")).toBe(`attachment; filename="rollcall-events-${day}.csv"`);
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8; header=present");
    expect(response.headers.get("cache-control")).toBe("no-store");
    await response.body?.cancel();
  });

  it("refuses what the list refuses", async () => {
    for (const query of [
      { platform: "toaster" },
      { tz: "Mars/Olympus" },
      { lang: "fr" },
      { network: "1.2.3.4/99" },
    ] as Query[]) {
      const response = await ask(connectionsCsv, query);
      expect(response.status).toBe(400);
      expect(problem.parse(await response.json()).detail).toContain(Object.keys(query)[0]);
    }
  });
});

describe("while it runs", () => {
  const begin = async () => {
    const { body } = await ask(eventsCsv, { bom: "0" });
    if (body === null) throw new Error("an export without a body");
    const reader = body.getReader();
    const first = await reader.read();
    return { reader, text: new TextDecoder().decode(first.value) };
  };
  const backends = () => db().$queryRaw<{ pid: number }[]>`
    SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'rollcall export'`;

  it("shows nothing that comes after its beginning", async () => {
    const before = eventsAnswer.parse(await (await ask(getEvents, { limit: "1" })).json()).events[0]?.id;
    const { reader, text } = await begin();
    await append(
      events(40, T0 + DAY).map((event) => ({ appId, event, skewMs: null })),
      "test",
    );
    const decoder = new TextDecoder();
    let csv = text;
    for (let next = await reader.read(); !next.done; next = await reader.read())
      csv += decoder.decode(next.value, { stream: true });
    const [, newest, ...rest] = parseCsv(csv);
    expect(newest).toContain(before);
    expect(rest).toHaveLength(EVENTS - 1);
    await db().$executeRaw`DELETE FROM event WHERE event_time >= ${new Date(T0 + DAY)}`;
  });

  it("ends at the database too when its reader goes away", async () => {
    const { reader } = await begin();
    expect(await backends()).toHaveLength(1);
    await reader.cancel();
    expect(openSnapshots()).toBe(0);
    await vi.waitFor(async () => expect(await backends()).toHaveLength(0));
  });

  it("ends though the database is still searching", async () => {
    const snapshot = await openSnapshot();
    const searching = expect(snapshot.query(Prisma.sql`SELECT pg_sleep(600)`)).rejects.toThrow();
    await vi.waitFor(async () =>
      expect(
        await db().$queryRaw`
      SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'`,
      ).toHaveLength(1),
    );
    await snapshot.close();
    await searching;
    await vi.waitFor(async () => expect(await backends()).toHaveLength(0));
  });

  it("is torn, not short, when the database fails", async () => {
    const { reader } = await begin();
    const [backend] = await backends();
    await db().$queryRaw`SELECT pg_terminate_backend(${backend?.pid ?? 0}::int)`;
    const rest = async () => {
      while (!(await reader.read()).done);
    };
    await expect(rest()).rejects.toThrow();
  });

  it("leaves room for others only so far, and says so", async () => {
    const running = await Promise.all(Array.from({ length: MAX_SNAPSHOTS }, () => begin()));
    const refused = await ask(eventsCsv);
    expect(refused.status).toBe(503);
    expect(problem.parse(await refused.json()).code).toBe("busy");
    await Promise.all(running.map(({ reader }) => reader.cancel()));
    const { reader } = await begin();
    await reader.cancel();
  });
});
