import { expect, it } from "vitest";
import type { EventsPoint } from "@/lib/contracts/stats/events";
import { lastMinute, rateBars, rateList } from "./rates";

const none = { logout: 0, link_close: 0, timeout: 0, kicked: 0, admin_kick: 0, superseded: 0, other: 0, status: 0 };
const point = (t: string, login: number): EventsPoint => ({ t, login, ...none });

it("asks for the minute that was counted, whose end counts and whose beginning does not", () => {
  const { from, to } = lastMinute("2026-11-22T21:00:00.000Z");
  expect([from, to].map((at) => new Date(at).toISOString())).toEqual([
    "2026-11-22T20:59:00.001Z",
    "2026-11-22T21:00:00.001Z",
  ]);
});

it("leads logins to their callbacks and ends to their connections", () => {
  expect(rateList("login")).toEqual({ path: "/events", filter: { action: "Login" } });
  expect(rateList("timeout")).toEqual({ path: "/connections", filter: { cause: "timeout" } });
});

it("measures each kind by its own busiest minute", () => {
  const points = [point("2026-11-22T21:00:00.000Z", 4), point("2026-11-22T21:01:00.000Z", 1)];
  expect(rateBars(points, "login").map((bar) => bar.height)).toEqual([1, 0.25]);
  expect(rateBars(points, "kicked").map((bar) => bar.height)).toEqual([0, 0]);
});
