import { beforeAll, describe, expect, it } from "vitest";
import type { QueryOf } from "@/lib/contracts/endpoint-types";
import { read, readAll } from "./testing/client";
import { ODD_ID, tellStory } from "./testing/story";

beforeAll(tellStory);

describe("GET live", () => {
  it("counts users, unverified users and connections, and the last minute", async () => {
    const live = await read("GET live", {});
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
    const { online } = await read("GET live", {});
    expect((await read("GET users", { state: "online" })).users).toHaveLength(online.users);
    expect((await read("GET users", { state: "unverified" })).users).toHaveLength(online.unverified);
  });
});

describe("GET users", () => {
  const ids = async (query: QueryOf<"GET users">) => (await read("GET users", query)).users.map((u) => u.userId);

  it("lists online users first, then by newest event", async () => {
    expect(await ids({})).toEqual(["ben", "anna", "Cora_100%", ODD_ID]);
    expect(await ids({ sort: "lastEvent" })).toEqual([ODD_ID, "ben", "anna", "Cora_100%"]);
    expect(await ids({ sort: "userId" })).toEqual(["Cora_100%", ODD_ID, "anna", "ben"]);
  });

  it.each(["online", "lastEvent", "userId"] as const)("pages by cursor when sorted by %s", async (sort) => {
    const paged = await readAll("GET users", ({ users }) => users, { sort }, 1);
    expect(paged.map((u) => u.userId)).toEqual(await ids({ sort }));
  });

  it.each<[QueryOf<"GET users">, string[]]>([
    [{ q: "nn" }, ["anna"]],
    [{ q: "CORA" }, ["Cora_100%"]],
    [{ q: "0%" }, ["Cora_100%"]],
    [{ q: "_1" }, ["Cora_100%"]],
    [{ q: "😀" }, [ODD_ID]],
    [{ q: "/b?c#" }, [ODD_ID]],
    [{ q: "\\" }, []],
    [{ state: "offline" }, [ODD_ID]],
    [{ platform: "web" }, ["anna"]],
    [{ cause: "timeout" }, ["ben"]],
    [{ cause: "kicked" }, ["anna"]],
    [{ status: "会议中" }, ["anna"]],
    [{ status: "会议中", state: "offline" }, []],
  ])("filters by %j", async (query, expected) => {
    expect(await ids(query)).toEqual(expected);
  });

  it("shows the current state of a user", async () => {
    const [anna] = (await read("GET users", { q: "anna" })).users;
    expect(anna).toMatchObject({
      online: true,
      unverified: false,
      platforms: ["ios", "web"],
      customStatus: "会议中",
      lastEndCause: "kicked",
    });
  });
});
