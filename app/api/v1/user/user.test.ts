import { beforeAll, describe, expect, it } from "vitest";
import { call, problemOf, read, readAll } from "../testing/client";
import { isoAgo, NOW, ODD_ID, tellStory } from "../testing/story";

beforeAll(tellStory);

describe("GET user and GET user/timeline", () => {
  it("have the connections, the status, and the last end with its offline window", async () => {
    const ben = await read("GET user", { id: "ben" });
    expect(ben).toMatchObject({
      userId: "ben",
      online: true,
      unverified: false,
      onlineSince: isoAgo(2_500),
      firstSeenAt: isoAgo(2_500),
      lastEventAt: isoAgo(20),
      customStatus: { value: "busy", at: isoAgo(2_400), presumedClearedAt: null },
      whyOffline: null,
      connections: [{ platform: "mac", startedAt: isoAgo(2_450), endedAt: null, offlineWindow: null }],
      lastConnection: {
        platform: "ios",
        endCause: "timeout",
        endedAt: isoAgo(20),
        offlineWindow: { from: isoAgo(420), to: isoAgo(300) },
      },
    });
  });

  it("show a user without recent news as unverified", async () => {
    expect(await read("GET user", { id: "Cora_100%" })).toMatchObject({ online: true, unverified: true });
  });

  it("explain why a user is offline, in the language and time zone of the query", async () => {
    const { whyOffline, lastConnection } = await read("GET user", {
      id: ODD_ID,
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
    expect(whyOffline?.headline).toContain(`${clock}: logged out on Android.`);
    expect(lastConnection?.explanation).toEqual(whyOffline);
    const chinese = await read("GET user", { id: ODD_ID, lang: "zh-CN" });
    expect(chinese.whyOffline).toMatchObject({ timeZone: "Asia/Shanghai" });
    expect(chinese.whyOffline?.customer.en).toContain("your account was signed out");
    expect(chinese.whyOffline?.headline).toContain("Android 端主动退出登录");
    expect((await problemOf(call("GET user", { id: ODD_ID, tz: "Mars/Olympus" }))).detail).toMatch(/tz/);
    expect((await problemOf(call("GET user", { id: ODD_ID, lang: "fr" }))).detail).toMatch(/lang/);
  });

  it("explain every ended connection, with the next login and the connections that stayed open", async () => {
    const { connections } = await read("GET user/timeline", { id: "anna" });
    expect(connections.map((c) => c.explanation?.reasons[0]?.code ?? null)).toEqual([
      null,
      null,
      "kicked_by_other_device",
    ]);
    expect(connections[2]?.explanation).toMatchObject({
      followedBy: { afterMs: 0, platform: "ios", sameIp: true },
    });
    expect(connections[2]?.explanation?.headline).toContain("by a login on iOS.");
    const ben = await read("GET user/timeline", { id: "ben" });
    expect(ben.connections.find((c) => c.endCause === "timeout")?.explanation?.headline).toContain(
      "still online on macOS: most likely lost the network on iOS",
    );
  });

  it("find any id, and answer 404 before its first callback", async () => {
    expect((await read("GET user", { id: ODD_ID })).userId).toBe(ODD_ID);
    expect((await problemOf(call("GET user", { id: "nobody" }))).code).toBe("not_found");
    expect((await problemOf(call("GET user/timeline", { id: "nobody" }))).code).toBe("not_found");
  });

  it("page through the timeline without a gap or a repetition", async () => {
    const whole = await read("GET user/timeline", { id: "anna" });
    expect(whole.events.map((e) => e.action)).toEqual(["Login", "CustomStatusChange", "Login", "Login"]);
    expect(whole.connections.map((c) => [c.platform, c.endCause, c.kickedBy])).toEqual([
      ["ios", null, null],
      ["web", null, null],
      ["android", "kicked", "ios"],
    ]);
    expect(whole.statuses).toMatchObject([{ value: "会议中", until: null, presumed: false }]);
    expect(whole.nextCursor).toBeNull();
    expect(whole.connections[2]?.endEventId).toBe(whole.events[0]?.id);

    const pages = await readAll("GET user/timeline", (page) => [page], { id: "anna" }, 1);
    const merged = {
      connections: pages.flatMap((page) => page.connections),
      events: pages.flatMap((page) => page.events),
      statuses: pages.flatMap((page) => page.statuses),
    };
    expect(pages.length).toBeGreaterThan(1);
    expect({ ...merged, nextCursor: null }).toEqual(whole);
  });

  it("list what overlaps the beginning of a range", async () => {
    const part = await read("GET user/timeline", { id: "anna", from: isoAgo(1_000), to: isoAgo(100) });
    expect(part.events).toEqual([]);
    expect(part.connections.map((c) => c.platform)).toEqual(["web", "android"]);
    expect(part.statuses.map((s) => s.value)).toEqual(["会议中"]);
  });
});
