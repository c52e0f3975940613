import { expect, it } from "vitest";
import { byDay } from "./days";

const times = ["2026-11-22T17:00:00Z", "2026-11-22T15:59:59Z", "2026-11-22T03:00:00Z", "2026-11-21T15:00:00Z"].map(
  (t) => Date.parse(t),
);
const cut = (zone: string) => byDay(times, zone, (t) => t).map((day) => [day.key, day.items.length]);

it("cuts where the zone's midnight is", () => {
  expect(cut("UTC")).toEqual([
    ["2026-11-22", 3],
    ["2026-11-21", 1],
  ]);
  expect(cut("Asia/Shanghai")).toEqual([
    ["2026-11-23", 1],
    ["2026-11-22", 2],
    ["2026-11-21", 1],
  ]);
  expect(cut("America/St_Johns")).toEqual([
    ["2026-11-22", 2],
    ["2026-11-21", 2],
  ]);
});
