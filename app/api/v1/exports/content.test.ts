import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { QueryOf } from "@/lib/contracts/endpoint-types";
import { parseCsv } from "@/lib/csv/testing/parse-csv";
import { EXPORT_TEXTS } from "@/lib/i18n/exports/export-texts";
import { openSnapshots } from "@/lib/server/db/snapshot";
import { receiveAndStore } from "@/lib/server/testing/post-callback";
import { callback } from "@/lib/server/testing/callback";
import { SEED_USERS } from "@/lib/server/testing/seed-projections";
import { read, readAll, type LooseQuery } from "../testing/client";
import { callCsv, EVENTS, events, rowsOf, store, storeEvents, T0 } from "./testing/events";

let appId = 0;
beforeAll(async () => void (appId = await storeEvents()));
afterEach(() => vi.waitFor(() => expect(openSnapshots()).toBe(0)));

/** A text as an export writes it: a spreadsheet does not run it as a formula. */
const escaped = (text: unknown) => (typeof text === "string" ? text.replace(/^[=+\-@\t\r]/, "'$&") : "");
const instant = (text: string | undefined) => (text ? new Date(text).toISOString() : null);

describe("the content of an export", () => {
  it("has every event of the list, in its order", async () => {
    const listed = await readAll("GET events", (page) => page.events, { app: "1" });
    expect(listed).toHaveLength(EVENTS);
    const rows = await rowsOf("GET exports/events.csv");
    expect(
      rows.map((row) => ({
        id: row["Event id"],
        user: row.UserID,
        time: instant(row["Event time"]),
        received: instant(row.Received),
        status: row["Custom status"],
        body: row["Raw body"],
        verdict: row.Verdict?.toLowerCase(),
        kicked: row["Kicked platforms"] ? 1 : 0,
      })),
    ).toEqual(
      listed.map((e) => ({
        id: e.id,
        user: escaped(e.userId),
        time: e.eventTime,
        received: e.receivedAt,
        status: escaped(e.customStatus),
        body: e.raw.body,
        verdict: e.verdict,
        kicked: e.kickedPlatforms.length,
      })),
    );
    expect(rows.every((row) => row["Delay (s)"] === "0.250")).toBe(true);
  });

  it("has only the rows that match the filter", async () => {
    for (const query of [
      { action: "Login", platform: "ios" },
      { status: "=1+1" },
      { user: "-7" },
      { from: "2026-03-29T01:00:00Z", verdict: "status" },
    ] as QueryOf<"GET events">[]) {
      const listed = await readAll("GET events", (page) => page.events, { app: "1", ...query });
      expect(listed.length).toBeGreaterThan(0);
      const response = await callCsv("GET exports/events.csv", query);
      expect(response.headers.get("x-total-count")).toBe(String(listed.length));
      expect(parseCsv(await response.text())).toHaveLength(listed.length + 1);
    }
  });

  it("has every connection, with the explanation of the user's page", async () => {
    const listed = await readAll("GET connections", (page) => page.connections, { app: "1" });
    const rows = await rowsOf("GET exports/connections.csv", { lang: "zh-CN", tz: "Asia/Kolkata" });
    expect(rows).toHaveLength(listed.length);
    expect(
      rows.map((row) => [
        row.UserID,
        instant(row.开始时间),
        instant(row.断开时间),
        row["断开原因（代码）"],
        instant(row["实际离线时间（起）"]),
        Number(row["时长（秒）"]) * 1000,
      ]),
    ).toEqual(
      listed.map((c) => [escaped(c.userId), c.startedAt, c.endedAt, c.endCause, c.offlineWindow?.from, c.durationMs]),
    );
    for (const userId of SEED_USERS) {
      const locale = { lang: "zh-CN", tz: "Asia/Kolkata" } as const;
      const { connections } = await read("GET user/timeline", { app: "1", id: userId, ...locale });
      const headlines = connections.filter((c) => c.endedAt !== null).map((c) => c.explanation?.headline);
      expect(headlines.length).toBeGreaterThan(0);
      const exported = rows.filter((row) => row.UserID === escaped(userId)).map((row) => row.解释);
      expect(exported.sort()).toEqual(headlines.sort());
    }
    expect(new Set(rows.map((row) => row.可信度)).size).toBeGreaterThan(1);
  });

  it("has the open connections if the list has them", async () => {
    const openAt = new Date(T0 + 500_000).toISOString();
    const listed = await readAll("GET connections", (page) => page.connections, { app: "1", openAt });
    const rows = await rowsOf("GET exports/connections.csv", { openAt });
    expect(rows.length).toBeGreaterThan(50);
    expect(rows.map((row) => row.UserID)).toEqual(listed.map((c) => escaped(c.userId)));
  });

  it("has the connections that a user's page lists for a range", async () => {
    const query = {
      app: "3",
      user: "-7",
      touchedFrom: new Date(T0 - 60_000_000).toISOString(),
      touchedTo: new Date(T0 - 50_000_000).toISOString(),
    };
    const listed = await readAll("GET connections", (page) => page.connections, query);
    const rows = await rowsOf("GET exports/connections.csv", query);
    expect(rows.map((row) => [row.UserID, instant(row.Start), instant(row.End)])).toEqual(
      listed.map((c) => ["'-7", c.startedAt, c.endedAt]),
    );
    expect((["startedAt", "endedAt"] as const).map((time) => listed.some((c) => c[time] === null))).toEqual([
      true,
      true,
    ]);
  });

  it("has every user with kicks, most kicks first, with the platforms that kicked each other", async () => {
    const queries: LooseQuery[] = [
      {},
      { app: "3" },
      { app: "3", by: "ios", kicked: "web", from: new Date(T0 - 60_000_000).toISOString() },
    ];
    for (const query of queries) {
      const listed = await readAll("GET stats/kicks/users", (page) => page.users, { app: "1", ...query });
      const rows = await rowsOf("GET exports/kicked-users.csv", { ...query, lang: "zh-CN" });
      const { platform } = EXPORT_TEXTS["zh-CN"];
      expect(rows.map((row) => [row.UserID, Number(row.被踢次数), instant(row.最近一次被踢), row.谁踢了谁])).toEqual(
        listed.map((u) => [
          escaped(u.userId),
          u.count,
          u.lastAt,
          u.pairs.map((p) => `${platform[p.by]} → ${platform[p.kicked]} ×${p.count}`).join("; "),
        ]),
      );
      expect(rows.length).toBeGreaterThan(query.app === undefined ? 300 : 2);
    }
  });

  it("has every refused callback, with the reason in words", async () => {
    await receiveAndStore(callback({ query: { SdkAppid: "1" }, body: "=1+1" }));
    await receiveAndStore(callback({ query: { SdkAppid: "1" }, body: '{"用户": \r\n' }));
    await receiveAndStore(callback({ query: { SdkAppid: "1" }, body: { CallbackCommand: "State.StateChange" } }));
    await receiveAndStore(callback({ query: { SdkAppid: "9" }, method: "-PUT" }));
    await receiveAndStore(callback({ query: { SdkAppid: "2" }, body: "of another app" }));
    for (const query of [{}, { cause: "not_json" }] as QueryOf<"GET ingest/rejected">[]) {
      const listed = await readAll("GET ingest/rejected", (page) => page.rejected, { app: "1", ...query });
      const rows = await rowsOf("GET exports/rejected.csv", query);
      expect(
        rows.map((row) => [
          instant(row.Received),
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
          EXPORT_TEXTS.en.reject[r.cause],
          r.error,
          escaped(r.method),
          r.path,
          r.query,
          escaped(r.body),
          r.bodyBytes,
        ]),
      );
      expect(rows).toHaveLength("cause" in query ? 2 : 4);
      expect(rows.map((row) => row["Raw body"])).toContain("'=1+1");
    }
  });

  it("has every kick and every status change", async () => {
    const query = { app: "3", user: "=1+1" };
    const kicks = await readAll("GET kicks", (page) => page.kicks, query);
    const statuses = await readAll("GET statuses", (page) => page.statuses, query);
    for (const [key, listed] of [
      ["GET exports/kicks.csv", kicks],
      ["GET exports/statuses.csv", statuses],
    ] as const) {
      const rows = await rowsOf(key, query);
      expect(rows.map((row) => [row.UserID, instant(row.Time)])).toEqual(listed.map((r) => ["'=1+1", r.at]));
      expect(rows.length).toBeGreaterThan(200);
    }
  });

  it("has every duplicate, with the event that it repeats", async () => {
    const again = events(700).map((event) => ({ ...event, receivedAt: event.receivedAt + 3_500 }));
    await store(appId, again);
    const listed = await readAll("GET duplicates", (page) => page.duplicates, { app: "1" });
    expect(listed).toHaveLength(700);
    const rows = await rowsOf("GET exports/duplicates.csv");
    expect(
      rows.map((row) => [
        row.UserID,
        instant(row["Received again"]),
        instant(row.Received),
        row.Action,
        row["Event id"],
      ]),
    ).toEqual(listed.map((d) => [escaped(d.userId), d.receivedAt, d.firstReceivedAt, d.action, d.eventId]));
    expect(rows.every((row) => row["After the first (s)"] === "3.500")).toBe(true);
  });

  it("has every user, sorted like the list", async () => {
    for (const query of [
      {},
      { sort: "firstSeen", order: "asc" },
      { sort: "lastEvent" },
      { state: "offline", sort: "userId" },
      { q: "三" },
    ] as QueryOf<"GET users">[]) {
      const listed = await readAll("GET users", (page) => page.users, { app: "1", ...query });
      const rows = await rowsOf("GET exports/users.csv", query);
      expect(rows.map((row) => [row.UserID, instant(row["First seen"]), instant(row["Online since"])])).toEqual(
        listed.map((u) => [escaped(u.userId), u.firstSeenAt, u.onlineSince]),
      );
      expect(rows.length).toBeGreaterThan(0);
    }
  });

  it("has the table of days", async () => {
    const query = { from: "2026-03-26T00:00:00Z", to: "2026-03-30T00:00:00Z", tz: "Europe/Berlin" };
    const { days } = await read("GET stats/days", { app: "1", ...query });
    const rows = await rowsOf("GET exports/days.csv", query);
    expect(
      rows.map((row) => [
        row.Day,
        instant(row.From),
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
