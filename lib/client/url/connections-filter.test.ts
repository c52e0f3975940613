import { expect, it } from "vitest";
import { readConnectionsFilter, type ConnectionsFilter } from "./connections-filter";

it.each<ConnectionsFilter>([
  {},
  { user: "a&b=c", cause: "timeout,link_close", platform: "web" },
  { cause: "kicked", kickedBy: "ios", network: "203.0.113.0/24" },
  { knownStart: "true", minMs: "1000", maxMs: "5000" },
  { openAt: "2026-11-22T10:00:00.000Z" },
])("an address says what the connections are narrowed to: %j", (filter) => {
  expect(readConnectionsFilter(new URLSearchParams({ ...filter, app: "14", range: "24h", sel: "x" }))).toEqual(filter);
});

it("leaves out what the interface would refuse", () => {
  expect(
    readConnectionsFilter(new URLSearchParams("cause=timeout,sleep&minMs=-1&maxMs=long&knownStart=1&openAt=now")),
  ).toEqual({});
});
