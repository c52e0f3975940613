import { describe, expect, it } from "vitest";
import { endedLinks, START, simulationOf } from "@/lib/simulate/testing/simulate";
import { groupBy } from "@/lib/group-by";
import { formatPrefix, parseAddress, providerNetwork } from "@/lib/network/prefix";
import { incidentOf, type Situation } from "@/lib/simulate/situation";
import type { Link } from "@/lib/simulate/types";
import { DAY, HOUR, MINUTE } from "@/lib/time/units";
import { concludeFrom } from "./conclusion";
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

describe("a situation of the simulator", () => {
  const AFTER = 3 * HOUR;
  const BEGAN = START + AFTER;

  /** The incidents of six hours, and what the first points at. */
  function play(name: Situation["name"]) {
    const situation: Situation = { name, minutes: 45, network: "203.0.113.0/24", platform: "windows" };
    const world = simulationOf({ users: 800, incidents: [incidentOf(situation, AFTER)] });
    const until = START + 6 * HOUR;
    while (world.next(until) !== null) continue;
    const links = endedLinks(world.accounts);
    const ended = new Uint32Array((6 * HOUR) / MINUTE);
    for (const { noticedAt } of links) {
      const minute = Math.floor((noticedAt - START) / MINUTE);
      ended[minute] = (ended[minute] ?? 0) + 1;
    }
    const incidents = findIncidents({ start: START, ended, known: 0 }, 60, until);
    const [from, to] = [incidents[0]?.from ?? 0, incidents[0]?.to ?? 0];
    const open = [...links, ...world.accounts.flatMap((account) => account.links)].filter(
      (link) => link.startedAt < from && (link.noticedAt ?? Infinity) >= from,
    );
    const within = (a: number, b: number) => links.filter(({ noticedAt }) => noticedAt >= a && noticedAt < b);
    const [during, before] = [within(from, to), within(from - HOUR, from)];
    const partsOf = <Name>(nameOf: (link: Link) => Name) => {
      const [now, then, opened] = [during, before, open].map((all) => groupBy<Link, Name>(all, nameOf));
      return [...new Set([...(now?.keys() ?? []), ...(opened?.keys() ?? [])])].map((name) => ({
        name,
        ended: now?.get(name)?.length ?? 0,
        usual: ((then?.get(name)?.length ?? 0) * (to - from)) / HOUR,
        open: opened?.get(name)?.length ?? 0,
      }));
    };
    const conclusion = concludeFrom({
      from,
      platforms: partsOf(({ client }) => client.platform),
      networks: partsOf(({ clientIp }) => networkOf(clientIp)),
      causes: partsOf(({ endCause }) => endCause ?? "other"),
      open: open.length,
      users: 0,
      back: 0,
      notYet: 0,
      silent: null,
      markers: [{ at: BEGAN, text: "release 8.3", platform: "windows" }],
    });
    return { incidents, minutes: (to - from) / MINUTE, conclusion };
  }

  it("that is long is one incident of its length, and of the minutes in which silence is noticed", () => {
    const { incidents, minutes, conclusion } = play("long");
    expect(incidents.map(({ from }) => from)).toEqual([BEGAN]);
    expect(minutes).toBeGreaterThanOrEqual(45);
    expect(minutes).toBeLessThanOrEqual(55);
    expect(conclusion).toMatchObject({ platform: null, network: null });
  });

  it("of one network, one platform or one release points at it", () => {
    expect(play("network").conclusion).toMatchObject({ code: "network", network: { names: ["203.0.113.0/24"] } });
    const windows = { code: "platform", platform: { names: ["windows"] }, cause: { name: "link_close" } };
    expect(play("platform").conclusion).toMatchObject(windows);
    expect(play("release").conclusion).toMatchObject({ ...windows, marker: { text: "release 8.3" } });
  });
});

function networkOf(address: string): string {
  const parsed = parseAddress(address);
  return parsed === null ? address : formatPrefix(providerNetwork(parsed));
}
