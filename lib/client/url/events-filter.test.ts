import { expect, it } from "vitest";
import { readEventsFilter, type EventsFilter } from "./events-filter";

it.each<EventsFilter>([
  {},
  { user: "=1&2#?%/ 😀" },
  { action: "Login", platform: "ios", verdict: "stale", late: "true" },
  { reason: "TimeOut", status: "会议中" },
  { action: "CustomStatusChange", status: "" },
  { receivedFrom: "2026-11-22T10:00:00.000Z", receivedTo: "2026-11-22T18:01:00.000+08:00" },
])("an address says what the events are narrowed to: %j", (filter) => {
  expect(readEventsFilter(new URLSearchParams({ ...filter, app: "14", range: "24h", sel: "x" }))).toEqual(filter);
});

it("leaves out what the interface would refuse", () => {
  expect(readEventsFilter(new URLSearchParams("platform=IOS&verdict=right&late=yes&receivedFrom=today&user="))).toEqual(
    {},
  );
});
