import { expect, it } from "vitest";
import { extremes } from "./extremes";

it("tells the busiest hour and the quietest that the range covers", () => {
  const hours = [3, null, 7, 0, 7].map((users, hour) => ({ weekday: 1, hour, users }));
  expect(extremes(hours)).toEqual([
    { name: "busiest", hour: { weekday: 1, hour: 2, users: 7 } },
    { name: "quietest", hour: { weekday: 1, hour: 3, users: 0 } },
  ]);
  for (const nobody of [
    [],
    hours.map((hour) => ({ ...hour, users: 0 })),
    hours.map((hour) => ({ ...hour, users: null })),
  ]) {
    expect(extremes(nobody).map(({ hour }) => hour)).toEqual([null, null]);
  }
});
