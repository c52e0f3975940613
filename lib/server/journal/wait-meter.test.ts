import { expect, it } from "vitest";
import { waitMeter } from "./wait-meter";

it("tells how long the oldest record waits, to the time of the last call", () => {
  const waits = waitMeter();
  expect(waits(10, 0, 0)).toBe(0);
  expect(waits(15, 5, 1_000)).toBe(0);
  expect(waits(20, 8, 2_000)).toBe(1_000);
  expect(waits(30, 18, 9_000)).toBe(8_000);
  // Everything that waited at second 1 is stored. What came later waits from now on, as far as is known.
  expect(waits(30, 15, 10_000)).toBe(0);
  expect(waits(30, 0, 11_000)).toBe(0);
});
