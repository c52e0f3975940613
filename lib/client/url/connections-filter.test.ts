import { expect, it } from "vitest";
import { connectionsHref, readConnectionsFilter, type ConnectionsFilter } from "./connections-filter";

const searchOf = (address: string) => new URL(address, "http://x").searchParams;

it.each<ConnectionsFilter>([
  {},
  { user: "a&b=c", cause: "timeout,link_close", platform: "web" },
  { cause: "kicked", kickedBy: "ios", network: "203.0.113.0/24" },
  { knownStart: "true", minMs: "1000", maxMs: "5000" },
  { openAt: "2026-11-22T10:00:00.000Z" },
])("the filter of the connections comes back as it went: %j", (filter) => {
  const address = connectionsHref({ ...filter, from: "2026-11-22T00:00:00.000Z" }, "1400000000");
  expect(readConnectionsFilter(searchOf(address))).toEqual(filter);
});

it("leaves out what the interface would refuse", () => {
  expect(readConnectionsFilter(new URLSearchParams("cause=timeout,sleep&minMs=-1&maxMs=long&knownStart=1&openAt=now"))).toEqual({});
});
