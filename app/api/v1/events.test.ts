import { beforeAll, describe, expect, it } from "vitest";
import type { QueryOf } from "@/lib/contracts/endpoint-types";
import { reloadApps } from "@/lib/server/apps/registry";
import { db } from "@/lib/server/db/client";
import { makeApp } from "@/lib/server/testing/callback";
import { read, readAll, readCount } from "./testing/client";
import { isoAgo, ODD_ID, tellStory } from "./testing/story";

beforeAll(tellStory);

describe("GET events", () => {
  const list = async (query: QueryOf<"GET events">) => (await read("GET events", query)).events;

  it("lists every event, newest first, and pages by cursor", async () => {
    const whole = await list({});
    expect(whole).toHaveLength(11);
    expect([...whole].sort((a, b) => b.eventTime.localeCompare(a.eventTime))).toEqual(whole);
    const paged = await readAll("GET events", (page) => page.events, {}, 2);
    expect(paged).toEqual(whole);
  });

  it("has the raw callback and the verdict", async () => {
    const [kick] = await list({ user: "anna", platform: "ios" });
    expect(kick).toMatchObject({
      action: "Login",
      rawPlatform: "IOS",
      kickedPlatforms: ["android"],
      verdict: "applied",
      timeSource: "EventTime",
      late: false,
    });
    expect(JSON.parse(kick?.raw.body ?? "")).toMatchObject({ KickedDevice: [{ Platform: "Android" }] });
    expect(kick?.raw.query).toContain("OptPlatform=IOS");
  });

  it.each<[QueryOf<"GET events">, number]>([
    [{ user: "ben" }, 4],
    [{ action: "Login" }, 7],
    [{ reason: "TimeOut" }, 1],
    [{ platform: "windows" }, 1],
    [{ verdict: "status" }, 2],
    [{ verdict: "applied" }, 9],
    [{ verdict: "echo" }, 0],
    [{ user: "ben", action: "Login" }, 2],
  ])("filters by %j", async (query, expected) => {
    expect(await list(query)).toHaveLength(expected);
  });

  it("takes a half-open range", async () => {
    const at = isoAgo(500);
    expect(await list({ user: ODD_ID, from: at })).toHaveLength(2);
    expect(await list({ user: ODD_ID, to: at })).toHaveLength(0);
  });

  it("marks the events that arrived late", async () => {
    expect((await list({ user: "ben" })).filter((e) => e.late).map((e) => e.platform)).toEqual(["mac"]);
  });
});

describe("GET ingest", () => {
  it("counts callbacks by what became of them", async () => {
    expect(await read("GET ingest/health", {})).toMatchObject({
      accepted: 11,
      duplicates: 0,
      rejected: { not_json: 1 },
      otherCommands: 0,
      late: 1,
      backlog: 0,
      clockSkewMs: null,
      protectedBy: [],
    });
  });

  it("says what proves that callbacks come from Tencent", async () => {
    await makeApp({ sdkAppId: "1400000020", callbackTokens: ["t"], pathSecret: "abc" });
    await makeApp({ sdkAppId: "1400000021", pathSecret: "abc" });
    const of = async (app: string) => (await read("GET ingest/health", { app })).protectedBy;
    expect([await of("1400000020"), await of("1400000021")]).toEqual([["token", "path"], ["path"]]);
    await db().app.deleteMany({ where: { sdkAppId: { startsWith: "140000002" } } });
    await reloadApps();
  });

  it("lists and counts rejected callbacks", async () => {
    const { rejected } = await read("GET ingest/rejected", {});
    expect(rejected).toMatchObject([{ cause: "not_json", body: "{", bodyBytes: 1 }]);
    expect(await readCount("GET ingest/rejected/count", {})).toBe(1);
    expect(await readCount("GET ingest/rejected/count", { cause: "field" })).toBe(0);
  });
});
