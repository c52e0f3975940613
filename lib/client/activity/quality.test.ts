import { HOUR } from "@/lib/time/units";
import { expect, it } from "vitest";
import { breaksPerHour, qualityPoints, qualityRows } from "./quality";

const ios = { platform: "ios" as const, timeouts: 1, linkCloses: 2, connectionMs: 10 * HOUR };
const web = { platform: "web" as const, timeouts: 0, linkCloses: 7, connectionMs: 40 * HOUR };

it("counts what broke in an hour of connection, and knows nothing where none was open", () => {
  expect(breaksPerHour(ios)).toBe(0.3);
  expect(breaksPerHour({ ...ios, connectionMs: 0 })).toBeNull();
});

it("sums before it divides", () => {
  expect(qualityRows([ios, web])).toEqual([
    { platform: null, timeouts: 1, linkCloses: 9, connectionMs: 50 * HOUR, rate: 0.2 },
    { ...web, rate: 0.175 },
    { ...ios, rate: 0.3 },
  ]);
});

it("draws each platform and all together", () => {
  const t = "2026-11-22T00:00:00.000Z";
  const head = { asOf: t, from: t, to: t, tz: "UTC", bucket: "1h" as const, total: [] };
  expect(qualityPoints({ ...head, points: [{ t, platforms: [ios] }] }, 0)[0]?.values).toEqual({ all: 0.3, ios: 0.3 });
});
