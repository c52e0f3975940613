import { beforeAll, describe, expect, it } from "vitest";
import { countAnswer } from "@/lib/contracts/count";
import { eventsAnswer } from "@/lib/contracts/event";
import { healthAnswer, rejectedAnswer } from "@/lib/contracts/health";
import { liveAnswer } from "@/lib/contracts/live";
import { timelineAnswer, userAnswer } from "@/lib/contracts/user";
import { usersAnswer } from "@/lib/contracts/users";
import { problem } from "@/lib/contracts/common";
import { ensureToken } from "@/lib/server/auth/api-tokens";
import { drain } from "@/lib/server/project/drain";
import { receive } from "@/lib/server/receive/receive";
import { callback, makeApp, SAMPLE } from "@/lib/server/testing/callback";
import type { z } from "zod";
import { GET as getEvents } from "./events/route";
import { GET as getHealth } from "./ingest/health/route";
import { GET as countRejected } from "./ingest/rejected/count/route";
import { GET as getRejected } from "./ingest/rejected/route";
import { GET as getLive } from "./live/route";
import { POST as postToken } from "./tokens/route";
import { GET as getTimeline } from "./user/timeline/route";
import { GET as getUser } from "./user/route";
import { GET as getUsers } from "./users/route";
import { GET as getUnknown } from "./[...unknown]/route";

type Handler = (request: Request) => Promise<Response>;
const TOKEN = "test-token-1234";
const ODD = "a/b?c#d%20 =1+1 用户😀";

/** Shared answers are told apart by their paths: each handler has one of its own. */
const handlers: Handler[] = [];
const pathOf = (handler: Handler) => {
  if (!handlers.includes(handler)) handlers.push(handler);
  return `http://rollcall.test/api/v1/${handlers.indexOf(handler)}`;
};
const ask = (
  handler: Handler,
  query: Record<string, string> = {},
  headers: Record<string, string> = { authorization: `Bearer ${TOKEN}` },
) => handler(new Request(`${pathOf(handler)}?${new URLSearchParams(query).toString()}`, { headers }));
async function get<T extends z.ZodType>(
  schema: T,
  handler: Handler,
  query: Record<string, string> = {},
): Promise<z.output<T>> {
  const response = await ask(handler, query);
  expect(response.status).toBe(200);
  return schema.parse(await response.json());
}
async function refusal(response: Response) {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  return problem.parse(await response.json());
}

const NOW = Date.now();
let clock = 0;
/** Sends a callback about `user`, `ago` seconds before now, received in the order of the calls. */
async function send(
  user: string,
  ago: number,
  Action: string,
  fields: { reason?: string; platform?: string; ip?: string; status?: string; kicks?: string[] } = {},
) {
  const reasons: Record<string, string> = {
    Login: "Register",
    Logout: "Unregister",
    Disconnect: "LinkClose",
    CustomStatusChange: "SetCustomStatus",
  };
  const body = {
    CallbackCommand: SAMPLE.CallbackCommand,
    EventTime: NOW - ago * 1000,
    Info: {
      Action,
      To_Account: user,
      Reason: fields.reason ?? reasons[Action],
      ...(fields.status === undefined ? {} : { CustomStatus: fields.status }),
    },
    ...(fields.kicks === undefined ? {} : { KickedDevice: fields.kicks.map((Platform) => ({ Platform })) }),
  };
  const query = { OptPlatform: fields.platform ?? "Android", ClientIP: fields.ip ?? "203.0.113.7" };
  const { status } = await receive(callback({ body, query, receivedAt: NOW + clock++ }));
  expect(status).toBe(200);
}

beforeAll(async () => {
  await makeApp();
  await ensureToken("test", TOKEN);
  await send("anna", 3_000, "Login");
  await send("anna", 2_000, "Login", { platform: "Web" });
  await send("anna", 1_900, "CustomStatusChange", { status: "会议中" });
  await send("anna", 30, "Login", { platform: "IOS", kicks: ["Android"] });
  await send("ben", 2_500, "Login", { platform: "IOS" });
  await send("ben", 2_400, "CustomStatusChange", { status: "busy" });
  await send("ben", 20, "Disconnect", { platform: "IOS", reason: "TimeOut" });
  await send("Cora_100%", 90_000, "Login", { platform: "Windows" });
  await send(ODD, 500, "Login");
  await send(ODD, 10, "Logout");
  await send("ben", 2_450, "Login", { platform: "Mac" });
  await receive(callback({ body: "{" }));
  while ((await drain()).users > 0);
});

describe("access", () => {
  it("is closed without a session or token", async () => {
    for (const handler of [getLive, getUsers, getUser, getTimeline, getEvents, getHealth, getUnknown]) {
      const response = await ask(handler, {}, {});
      expect(response.status).toBe(401);
      expect(await refusal(response)).toMatchObject({ status: 401, code: "unauthorized" });
      expect((await ask(handler, {}, { authorization: "Bearer wrong" })).status).toBe(401);
    }
  });

  it("lets a token read, not change settings", async () => {
    const request = new Request("http://rollcall.test/api/v1/tokens", {
      method: "POST",
      headers: { authorization: `Bearer ${TOKEN}` },
      body: JSON.stringify({ name: "x" }),
    });
    expect((await refusal(await postToken(request))).code).toBe("forbidden");
  });

  it("answers a mistake with a sentence that names it", async () => {
    expect((await refusal(await ask(getEvents, { limit: "501" }))).detail).toMatch(/limit/);
    expect((await refusal(await ask(getEvents, { cursor: "junk" }))).detail).toMatch(/cursor/);
    expect((await refusal(await ask(getUsers, { platform: "toaster" }))).detail).toMatch(/platform/);
    expect((await refusal(await ask(getLive, { app: "7" }))).status).toBe(404);
    expect((await refusal(await ask(getUnknown))).status).toBe(404);
  });
});

describe("live", () => {
  it("counts users and connections, the unverified apart, and the last minute", async () => {
    const live = await get(liveAnswer, getLive);
    expect(live.online).toEqual({
      users: 3,
      unverified: 1,
      connections: 4,
      byPlatform: { ios: 1, mac: 1, web: 1, windows: 1 },
    });
    expect(live.perMinute).toEqual({ login: 1, logout: 1, link_close: 0, timeout: 1, kicked: 1 });
    expect(live.lastCallbackAt).not.toBeNull();
  });

  it("agrees with the list of users", async () => {
    const { online } = await get(liveAnswer, getLive);
    expect((await get(usersAnswer, getUsers, { state: "online" })).users).toHaveLength(online.users);
    expect((await get(usersAnswer, getUsers, { state: "unverified" })).users).toHaveLength(online.unverified);
  });
});

describe("users", () => {
  const ids = async (query: Record<string, string>) =>
    (await get(usersAnswer, getUsers, query)).users.map((u) => u.userId);

  it("come online first, then by newest event", async () => {
    expect(await ids({})).toEqual(["ben", "anna", "Cora_100%", ODD]);
    expect(await ids({ sort: "lastEvent" })).toEqual([ODD, "ben", "anna", "Cora_100%"]);
    expect(await ids({ sort: "userId" })).toEqual(["Cora_100%", ODD, "anna", "ben"]);
  });

  it.each([["online"], ["lastEvent"], ["userId"]])("page by cursor when sorted by %s", async (sort) => {
    const whole = await ids({ sort });
    const paged: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const page: z.output<typeof usersAnswer> = await get(usersAnswer, getUsers, {
        sort,
        limit: "1",
        ...(cursor && { cursor }),
      });
      paged.push(...page.users.map((u) => u.userId));
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(whole);
  });

  it.each([
    [{ q: "nn" }, ["anna"]],
    [{ q: "CORA" }, ["Cora_100%"]],
    [{ q: "0%" }, ["Cora_100%"]],
    [{ q: "_1" }, ["Cora_100%"]],
    [{ q: "😀" }, [ODD]],
    [{ q: "/b?c#" }, [ODD]],
    [{ q: "\\" }, []],
    [{ state: "offline" }, [ODD]],
    [{ platform: "web" }, ["anna"]],
    [{ cause: "timeout" }, ["ben"]],
    [{ cause: "kicked" }, ["anna"]],
    [{ status: "会议中" }, ["anna"]],
    [{ status: "会议中", state: "offline" }, []],
  ])("are found by %j", async (query, expected) => {
    expect(await ids(query as Record<string, string>)).toEqual(expected);
  });

  it("show what is so now", async () => {
    const [anna] = (await get(usersAnswer, getUsers, { q: "anna" })).users;
    expect(anna).toMatchObject({
      online: true,
      unverified: false,
      platforms: ["ios", "web"],
      customStatus: "会议中",
      lastEndCause: "kicked",
    });
  });
});

describe("a user", () => {
  it("has connections, a status and the last end with its window", async () => {
    const ben = await get(userAnswer, getUser, { id: "ben" });
    const at = (ago: number) => new Date(NOW - ago * 1000).toISOString();
    expect(ben).toMatchObject({
      userId: "ben",
      online: true,
      unverified: false,
      onlineSince: at(2_500),
      firstSeenAt: at(2_500),
      lastEventAt: at(20),
      customStatus: { value: "busy", at: at(2_400), presumedClearedAt: null },
      whyOffline: null,
      connections: [{ platform: "mac", startedAt: at(2_450), endedAt: null, offlineWindow: null }],
      lastConnection: {
        platform: "ios",
        endCause: "timeout",
        endedAt: at(20),
        offlineWindow: { from: at(420), to: at(300) },
      },
    });
  });

  it("may be online unverified", async () => {
    expect(await get(userAnswer, getUser, { id: "Cora_100%" })).toMatchObject({ online: true, unverified: true });
  });

  it("who is offline is told why, in the language and time zone that was asked for", async () => {
    const { whyOffline, lastConnection } = await get(userAnswer, getUser, {
      id: ODD,
      lang: "en",
      tz: "America/St_Johns",
    });
    expect(whyOffline).toMatchObject({
      cause: "logout",
      confidence: "certain",
      timeZone: "America/St_Johns",
      followedBy: null,
      minute: null,
      evidence: { eventId: lastConnection?.endEventId },
      reasons: [
        { code: "user_logged_out", row: { id: "native-logout", callback: "Logout/Unregister" } },
        { code: "kicked_by_other_device" },
      ],
    });
    const clock = new Intl.DateTimeFormat("en-GB", { timeZone: "America/St_Johns", timeStyle: "medium" }).format(
      NOW - 10_000,
    );
    expect(whyOffline?.headline).toContain(`${clock}: logged out on Android (certain:`);
    expect(lastConnection?.explanation).toEqual(whyOffline);
    const chinese = await get(userAnswer, getUser, { id: ODD, lang: "zh-CN" });
    expect(chinese.whyOffline).toMatchObject({ timeZone: "Asia/Shanghai" });
    expect(chinese.whyOffline?.customer.en).toContain("(UTC+8) your account was logged out");
    expect(chinese.whyOffline?.headline).toContain("在 Android 上主动登出（确定");
    expect((await refusal(await ask(getUser, { id: ODD, tz: "Mars/Olympus" }))).detail).toMatch(/tz/);
    expect((await refusal(await ask(getUser, { id: ODD, lang: "fr" }))).detail).toMatch(/lang/);
  });

  it("every connection that ended is explained on the timeline, with what followed and what stood on", async () => {
    const { connections } = await get(timelineAnswer, getTimeline, { id: "anna" });
    expect(connections.map((c) => c.explanation?.reasons[0]?.code ?? null)).toEqual([
      null,
      null,
      "kicked_by_other_device",
    ]);
    expect(connections[2]?.explanation).toMatchObject({
      followedBy: { afterMs: 0, platform: "ios", sameIp: true },
    });
    expect(connections[2]?.explanation?.headline).toContain("by a login on iOS (certain");
    const ben = await get(timelineAnswer, getTimeline, { id: "ben" });
    expect(ben.connections.find((c) => c.endCause === "timeout")?.explanation?.headline).toContain(
      "still online on macOS: most likely lost the network on iOS",
    );
  });

  it("is found by any id, and is not there before the first callback", async () => {
    expect((await get(userAnswer, getUser, { id: ODD })).userId).toBe(ODD);
    expect((await refusal(await ask(getUser, { id: "nobody" }))).code).toBe("not_found");
    expect((await refusal(await ask(getTimeline, { id: "nobody" }))).code).toBe("not_found");
  });

  it("has a timeline of which every page is a whole", async () => {
    const whole = await get(timelineAnswer, getTimeline, { id: "anna" });
    expect(whole.events.map((e) => e.action)).toEqual(["Login", "CustomStatusChange", "Login", "Login"]);
    expect(whole.connections.map((c) => [c.platform, c.endCause, c.kickedBy])).toEqual([
      ["ios", null, null],
      ["web", null, null],
      ["android", "kicked", "ios"],
    ]);
    expect(whole.statuses).toMatchObject([{ value: "会议中", until: null, presumed: false }]);
    expect(whole.nextCursor).toBeNull();
    expect(whole.connections[2]?.endEventId).toBe(whole.events[0]?.id);

    const merged = { connections: [] as unknown[], events: [] as unknown[], statuses: [] as unknown[] };
    let cursor: string | null = "";
    while (cursor !== null) {
      const page: z.output<typeof timelineAnswer> = await get(timelineAnswer, getTimeline, {
        id: "anna",
        limit: "1",
        ...(cursor && { cursor }),
      });
      merged.connections.push(...page.connections);
      merged.events.push(...page.events);
      merged.statuses.push(...page.statuses);
      cursor = page.nextCursor;
    }
    expect({ ...merged, nextCursor: null }).toEqual(whole);
  });

  it("shows in a range what was going on when it began", async () => {
    const iso = (ago: number) => new Date(NOW - ago * 1000).toISOString();
    const part = await get(timelineAnswer, getTimeline, { id: "anna", from: iso(1_000), to: iso(100) });
    expect(part.events).toEqual([]);
    expect(part.connections.map((c) => c.platform)).toEqual(["web", "android"]);
    expect(part.statuses.map((s) => s.value)).toEqual(["会议中"]);
  });
});

describe("events", () => {
  const list = async (query: Record<string, string>) => (await get(eventsAnswer, getEvents, query)).events;

  it("come newest first, whole, and page by cursor", async () => {
    const whole = await list({});
    expect(whole).toHaveLength(11);
    expect([...whole].sort((a, b) => b.eventTime.localeCompare(a.eventTime))).toEqual(whole);
    const paged = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const page: z.output<typeof eventsAnswer> = await get(eventsAnswer, getEvents, {
        limit: "2",
        ...(cursor && { cursor }),
      });
      paged.push(...page.events);
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(whole);
  });

  it("carry the raw callback and what was made of it", async () => {
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

  it.each([
    [{ user: "ben" }, 4],
    [{ action: "Login" }, 7],
    [{ reason: "TimeOut" }, 1],
    [{ platform: "windows" }, 1],
    [{ verdict: "status" }, 2],
    [{ verdict: "applied" }, 9],
    [{ verdict: "echo" }, 0],
    [{ user: "ben", action: "Login" }, 2],
  ])("are found by %j", async (query, expected) => {
    expect(await list(query as Record<string, string>)).toHaveLength(expected);
  });

  it("are bounded by a half-open range", async () => {
    const at = new Date(NOW - 500_000).toISOString();
    expect(await list({ user: ODD, from: at })).toHaveLength(2);
    expect(await list({ user: ODD, to: at })).toHaveLength(0);
  });

  it("tell which arrived late", async () => {
    expect((await list({ user: "ben" })).filter((e) => e.late).map((e) => e.platform)).toEqual(["mac"]);
  });
});

describe("ingest", () => {
  it("shows how the callbacks arrive", async () => {
    expect(await get(healthAnswer, getHealth)).toMatchObject({
      accepted: 11,
      duplicates: 0,
      rejected: { not_json: 1 },
      otherCommands: 0,
      late: 1,
      backlog: 0,
      clockSkewMs: null,
    });
  });

  it("keeps what was refused", async () => {
    const { rejected } = await get(rejectedAnswer, getRejected);
    expect(rejected).toMatchObject([{ cause: "not_json", body: "{", bodyBytes: 1 }]);
    expect((await get(countAnswer, countRejected)).count).toBe(1);
    expect((await get(countAnswer, countRejected, { cause: "field" })).count).toBe(0);
  });
});
