import { expect, it } from "vitest";
import { eventsHref, readEventsFilter, type EventsFilter } from "./events-filter";

const searchOf = (address: string) => new URL(address, "http://x").searchParams;

it.each<EventsFilter>([
  {},
  { user: "=1&2#?%/ 😀" },
  { action: "Login", platform: "ios", verdict: "stale", late: "true" },
  { reason: "TimeOut", status: "会议中" },
  { receivedFrom: "2026-11-22T10:00:00.000Z", receivedTo: "2026-11-22T18:01:00.000+08:00" },
])("the filter of the events comes back as it went: %j", (filter) => {
  const address = eventsHref({ ...filter, range: "24h" }, "1400000000");
  expect(readEventsFilter(searchOf(address))).toEqual(filter);
  expect(searchOf(address).get("range")).toBe("24h");
});

it("leaves out what the interface would refuse", () => {
  expect(readEventsFilter(new URLSearchParams("platform=IOS&verdict=right&late=yes&receivedFrom=today&user="))).toEqual({});
});
