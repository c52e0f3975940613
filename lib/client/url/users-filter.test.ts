import { describe, expect, it } from "vitest";
import { readUsersFilter, userHref, usersHref, type UsersFilter } from "./users-filter";

const searchOf = (address: string) => new URL(address, "http://x").searchParams;

describe("the filter of the users list in its address", () => {
  it.each<UsersFilter>([
    {},
    { q: "=1&2#?%/ 😀" },
    { state: "unverified", platform: "ios" },
    { state: "offline", cause: "timeout", status: "会议中", sort: "lastEvent" },
    { flapping: "true", seenFrom: "2026-11-22T00:00:00.000Z", seenTo: "2026-11-23T00:00:00.000Z" },
    { onlineAt: "2026-11-22T21:04:10.000+08:00", sort: "userId", order: "desc" },
  ])("comes back as it went: %j", (filter) => {
    expect(readUsersFilter(searchOf(usersHref(filter, "1400000000")))).toEqual(filter);
  });

  it("leaves out what is not ours", () => {
    expect(
      readUsersFilter(new URLSearchParams("state=asleep&platform=IOS&cause=&sort=age&q=&order=desc&onlineAt=noon")),
    ).toEqual({});
  });
});

it.each(["a/b", "50%", "who?", "#1", ".", "..", " lead", "😀", "=1+1", "-x", "a+b"])("userHref reaches %j", (id) => {
  const address = new URL(userHref(id), "http://x");
  expect(address.pathname).toBe("/user");
  expect(address.searchParams.get("id")).toBe(id);
  expect(address.hash).toBe("");
});
