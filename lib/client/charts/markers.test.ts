import fc from "fast-check";
import { expect, it } from "vitest";
import { groupMarkers } from "./markers";

const at = (...times: number[]) => times.map((one) => ({ at: one }));

it("keeps apart what has room, and joins what has not", () => {
  const range = { from: 0, to: 1000 };
  expect(groupMarkers(at(500, 100, 110), range, 1000, 24)).toEqual([at(100, 110), at(500)]);
  expect(groupMarkers(at(100, 124), range, 1000, 24)).toEqual([at(100), at(124)]);
  expect(groupMarkers(at(100, 124), range, 500, 24)).toEqual([at(100, 124)]);
});

it("leaves out what lies outside of the range", () => {
  expect(groupMarkers(at(-1, 0, 999, 1000), { from: 0, to: 1000 }, 100, 24)).toEqual([at(0), at(999)]);
});

it("loses nothing, and leaves every group its room", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9_999 })), fc.integer({ min: 100, max: 2_000 }), (times, pixels) => {
      const groups = groupMarkers(at(...times), { from: 0, to: 10_000 }, pixels, 24);
      expect(groups.flat().map((one) => one.at)).toEqual([...times].sort((a, b) => a - b));
      const firsts = groups.map(([first]) => ((first?.at ?? 0) / 10_000) * pixels);
      for (let i = 1; i < firsts.length; i += 1)
        expect((firsts[i] ?? 0) - (firsts[i - 1] ?? 0)).toBeGreaterThan(24 - 1e-6);
    }),
  );
});
