import { describe, expect, it } from "vitest";
import { endedLinks, START, simulationOf } from "@/lib/simulate/testing/simulate";
import { DAY, HOUR, MINUTE } from "@/lib/time/units";
import { findIncidents } from "./incidents";

const DAYS = 15;
const STRUCK = (DAYS - 1) * DAY + 3 * HOUR;

/** Incidents of two weeks of simulated lives. */
function incidentsOf(users: number, seed: number, share: number | null) {
  const world = simulationOf({ users, seed, incidents: share === null ? [] : [{ after: STRUCK, share }] });
  const until = START + DAYS * DAY;
  while (world.next(until) !== null) continue;
  const ended = new Uint32Array((DAYS * DAY) / MINUTE);
  for (const link of endedLinks(world.accounts)) {
    const minute = Math.floor((link.noticedAt - START) / MINUTE);
    ended[minute] = (ended[minute] ?? 0) + 1;
  }
  // A fortnight without users would have no incidents either.
  expect(ended.reduce((sum, n) => sum + n)).toBeGreaterThan(users * DAYS);
  return findIncidents({ start: START, ended, known: 0 }, 1_440, until);
}

describe("in simulated traffic", () => {
  it("an ordinary fortnight of a small app raises no alarm", () => {
    for (const seed of [1, 3, 4, 5]) expect(incidentsOf(50, seed, null)).toEqual([]);
  });

  it("an ordinary fortnight of a larger app raises none either", () => {
    expect([...incidentsOf(150, 3, null), ...incidentsOf(500, 1, null)]).toEqual([]);
  });

  it("a mass disconnect is found at its minute, and nothing else", () => {
    const found = incidentsOf(500, 1, 0.5);
    expect(found.map(({ from }) => from)).toEqual([START + STRUCK]);
    expect(found[0]?.ended).toBeGreaterThan(7 * (found[0]?.usual ?? Infinity));
  });
});
