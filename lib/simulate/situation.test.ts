import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { HOUR, MINUTE } from "@/lib/time/units";
import { concernsAddress } from "./incident";
import { CLIENT_PLATFORMS } from "./login-policy";
import { incidentOf, SITUATIONS, type Situation } from "./situation";
import { START, simulationOf } from "./testing/simulate";
import { truthOf } from "./truth";

// Hundreds of people live for hours in each run.
vi.setConfig({ testTimeout: 60_000 });

const AFTER = 3 * HOUR;
const BEGAN = START + AFTER;

/** The connections that the situation broke, until an hour after its end, in order. */
function struckBy(situation: Partial<Situation>, seed = 1, users = 500) {
  const { minutes = 30, name = "long", network = "203.0.113.0/24", platform = "android" } = situation;
  const incident = incidentOf({ name, minutes, network, platform }, AFTER);
  const world = simulationOf({ seed, users, incidents: [incident] });
  while (world.next(BEGAN + minutes * MINUTE + HOUR) !== null);
  return world.accounts
    .flatMap((account) => truthOf(account).connections)
    .filter(({ cause }) => cause === "mass_disconnect")
    .map((connection) => ({ ...connection, minute: ((connection.goneAt ?? 0) - BEGAN) / MINUTE }))
    .sort((a, b) => a.minute - b.minute);
}

describe("a situation", () => {
  it("hits only what it is about, for as long as it lasts", () => {
    const situations = fc.record({
      name: fc.constantFrom("long", "network", "platform" as const),
      minutes: fc.integer({ min: 1, max: 60 }),
      network: fc.constantFrom("203.0.113.0/24", "198.18.0.0/15", "2001:db8::/32"),
      platform: fc.constantFrom(...CLIENT_PLATFORMS),
    });
    fc.assert(
      fc.property(situations, fc.integer(), (situation, seed) => {
        const concerned = concernsAddress(situation.network);
        for (const { minute, clientIp, platform } of struckBy(situation, seed, 60)) {
          expect(minute).toBeGreaterThanOrEqual(0);
          expect(minute).toBeLessThan(situation.minutes);
          if (situation.name === "network") expect(concerned(clientIp)).toBe(true);
          if (situation.name === "platform") expect(platform).toBe(situation.platform);
        }
      }),
      { numRuns: 25 },
    );
  });

  it("depends only on its seed", () => {
    for (const name of SITUATIONS) {
      const first = struckBy({ name }, 7, 200);
      expect(first.length).toBeGreaterThan(0);
      expect(struckBy({ name }, 7, 200)).toEqual(first);
      expect(struckBy({ name }, 8, 200)).not.toEqual(first);
    }
  });

  it("that is long goes on in every minute, on all platforms and networks", () => {
    const struck = struckBy({ name: "long", minutes: 45 });
    expect(new Set(struck.map(({ minute }) => Math.floor(minute))).size).toBe(45);
    expect(new Set(struck.map(({ platform }) => platform)).size).toBeGreaterThan(4);
    const offices = concernsAddress("203.0.113.0/24");
    expect(new Set(struck.map(({ clientIp }) => offices(clientIp)))).toEqual(new Set([true, false]));
  });

  it("of a release goes on until the end, and Tencent sees every link close", () => {
    const struck = struckBy({ name: "release", minutes: 1, platform: "ios" });
    expect(new Set(struck.map(({ platform }) => platform))).toEqual(new Set(["ios"]));
    expect(struck.at(-1)?.minute).toBeGreaterThan(55);
    for (const { endCause } of struck) expect(endCause).toBe("link_close");
  });
});

it("an address is concerned if it is in the network, and only there", () => {
  fc.assert(
    fc.property(fc.ipV4(), fc.integer({ min: 0, max: 32 }), (address, length) => {
      expect(concernsAddress(`${address}/${length}`)(address)).toBe(true);
      expect(concernsAddress(`${address}/${length}`)("2001:db8::1")).toBe(false);
    }),
  );
  expect(concernsAddress("203.0.113.0/24")("203.0.114.1")).toBe(false);
  expect(concernsAddress(undefined)("anything")).toBe(true);
  expect(() => concernsAddress("offices")).toThrow("offices");
});
