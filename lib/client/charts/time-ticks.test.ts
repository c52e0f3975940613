import { DAY } from "@/lib/time/units";
import { expect, it } from "vitest";
import { bucketTicks, rangeText, timeTicks } from "./time-ticks";

const at = (text: string) => Date.parse(text);
const ZONE = "Asia/Shanghai";

it("names midnights by their date and other marks by the clock of the zone", () => {
  const range = { from: at("2026-11-21T08:00:00Z"), to: at("2026-11-22T08:00:00Z") };
  expect(timeTicks(range, 800, ZONE, "en").map((tick) => tick.label)).toEqual([
    "18:00",
    "21:00",
    "Nov 22",
    "03:00",
    "06:00",
    "09:00",
    "12:00",
    "15:00",
  ]);
});

it("puts a mark on the bucket it falls into, each once", () => {
  const ticks = [
    { at: 5, label: "a" },
    { at: 12, label: "b" },
    { at: 14, label: "c" },
  ];
  expect(bucketTicks(ticks, [0, 10, 20])).toEqual([
    { at: 0, label: "a" },
    { at: 10, label: "b" },
  ]);
});

it("says a stretch as shortly as it can be read", () => {
  const day = at("2026-11-21T16:00:00Z");
  expect(rangeText(day, day + DAY, ZONE, "en")).toBe("Sun, Nov 22, 2026");
  expect(rangeText(day, day + 7 * DAY, ZONE, "en")).toMatch(/Sun, Nov 22.*Sat, Nov 28, 2026/);
  expect(rangeText(at("2026-11-22T13:00:00Z"), at("2026-11-22T14:00:00Z"), ZONE, "en")).toMatch(/Nov 22, 21:00.*22:00/);
});
