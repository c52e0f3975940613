import { expect, it } from "vitest";
import { MINUTE, SECOND } from "@/lib/time/units";
import { T0 } from "../testing/events";
import { burstOf, endedConnection } from "../testing/explain-examples";
import { silenceOf, silentMinutes } from "./silence";

it("covers the offline window of a timeout in whole minutes", () => {
  const minutes = silentMinutes(endedConnection("timeout"));
  expect(minutes).toEqual([7, 6, 5].map((n) => T0 - n * MINUTE));
  expect(minutes[0]).toBeLessThanOrEqual(T0 - 400 * SECOND);
});

it("is empty for any other cause", () => {
  for (const cause of ["link_close", "logout", "kicked", "superseded"] as const)
    expect(silentMinutes(endedConnection(cause))).toEqual([]);
});

it("takes the busiest of the minutes in an incident", () => {
  const count = (n: number, ended: number) => [T0 - n * MINUTE, { ...burstOf(ended, 1), at: T0 - n * MINUTE }] as const;
  const usual = [T0 - 5 * MINUTE, { ...burstOf(99, 90), incident: null }] as const;
  const counts = new Map([count(7, 12), count(6, 40), usual, count(1, 900)]);
  expect(silenceOf(endedConnection("timeout"), counts)?.ended).toBe(40);
  expect(silenceOf(endedConnection("timeout"), new Map())).toBeNull();
});
