import fc from "fast-check";
import { expect, it } from "vitest";
import { claimedTime } from "./claimed-time";

it("names a time of the calendar, and shows every other number as it is", () => {
  expect(claimedTime(0, "UTC")).toBe("1970-01-01 00:00:00.000 UTC (UTC)");
  expect(claimedTime(8.64e15, "UTC")).toBe("8640000000000000 ms");
  expect(claimedTime(1e21, "Asia/Shanghai")).toBe("1e+21 ms");
});

it("never throws, because anybody can claim any time", () => {
  const edges = [8.64e15, 253_402_300_799_999, 62_135_596_800_000, 0].flatMap((ms) => [
    ms,
    -ms,
    ms - 1,
    1 - ms,
    ms + 1,
  ]);
  const anyZone = fc.constantFrom("UTC", "Asia/Shanghai", "America/St_Johns", "Pacific/Kiritimati");
  fc.assert(
    fc.property(fc.oneof(fc.constantFrom(...edges), fc.double()), anyZone, (ms, zone) => {
      expect(claimedTime(ms, zone)).not.toBe("");
    }),
  );
});
