import { expect, it } from "vitest";
import type { Day } from "@/lib/contracts/stats/days";
import { dayMeans } from "./day-means";

const day = (users: number, onlineMs: number): Day => ({
  day: "2026-11-22",
  from: "2026-11-21T16:00:00.000Z",
  to: "2026-11-22T16:00:00.000Z",
  peak: users,
  peakAt: null,
  average: 0,
  users,
  logins: 2 * users,
  ended: users,
  onlineMs,
  averageOnlineMs: users === 0 ? 0 : onlineMs / users,
});

it("weighs a user's day alike on full and on empty days", () => {
  expect(dayMeans([day(1, 100), day(3, 500)])).toEqual({ users: 2, logins: 4, ended: 2, onlineMs: 150 });
});

it("says nothing without days, and no time online without users", () => {
  expect(dayMeans([])).toBeNull();
  expect(dayMeans([day(0, 0)])?.onlineMs).toBeNull();
});
