import fc from "fast-check";
import { expect, it } from "vitest";
import { keptBody, Samples, SAMPLES_AT_ONCE } from "./samples";

it("keeps all of few, and of a flood one a second after the first", () => {
  const samples = new Samples();
  const kept = (times: readonly number[]) => times.filter((at) => samples.take("app", at));
  const flood = kept(Array.from({ length: 60_000 }, (_, ms) => ms));
  expect(flood).toHaveLength(SAMPLES_AT_ONCE + 59);
  expect(flood.slice(-3)).toEqual([57_000, 58_000, 59_000]);
  const rare = Array.from({ length: 100 }, (_, n) => 1_000_000 + n * 1_000);
  expect(kept(rare)).toEqual(rare);
});

it("chooses from each kind by itself, in any order of receipt, and never more than time allows", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(10_000), { minLength: 1, maxLength: 500 }), (times) => {
      const samples = new Samples();
      const kept = times.filter((at) => samples.take("a", at));
      const most = SAMPLES_AT_ONCE + (Math.max(...times) - Math.min(...times)) / 1_000;
      expect(kept.length).toBeLessThanOrEqual(Math.floor(most));
      expect(kept.length).toBeGreaterThanOrEqual(Math.min(times.length, SAMPLES_AT_ONCE));
      expect(samples.take("b", 0)).toBe(true);
    }),
  );
});

it("keeps a whole body of the app's own sender, and the beginning of a stranger's", () => {
  const body = Buffer.alloc(65_536, "x");
  for (const cause of ["not_json", "field", "too_large"] as const) expect(keptBody(body, cause)).toHaveLength(65_536);
  for (const cause of ["method", "app", "secret", "signature"] as const)
    expect(keptBody(body, cause)).toHaveLength(4_096);
  expect(keptBody(body, null)).toHaveLength(0);
});
