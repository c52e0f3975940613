import { describe, expect, it } from "vitest";
import { HOUR, MINUTE } from "@/lib/time/units";
import { concludeFrom, type ConclusionInput } from "./conclusion";

const FROM = Date.UTC(2026, 2, 4, 12);
const part = <const Name>(name: Name, ended: number, open: number, usual = 0) => ({ name, ended, usual, open });

/** 3,000 open connections; a tenth of each platform and network ended. */
const alike: ConclusionInput = {
  from: FROM,
  platforms: [part("android", 150, 1_500), part("ios", 90, 900), part("web", 60, 600)],
  networks: [part("203.0.113.0/24", 120, 1_200), part("198.51.100.0/24", 100, 1_000), part("192.0.2.0/24", 80, 800)],
  causes: [{ name: "link_close", ended: 300, usual: 0 }],
  open: 3_000,
  users: 280,
  back: 200,
  notYet: 50,
  silent: null,
  markers: [],
};

describe("an incident", () => {
  it("that hits all platforms and networks alike points at the servers or Tencent", () => {
    expect(concludeFrom(alike)).toMatchObject({
      code: "everybody",
      platform: null,
      network: null,
      cause: { name: "link_close", share: 1 },
      backShare: 0.8,
    });
  });

  it("of one network points at it, by its share of the ends and of the connections open before", () => {
    const networks = [
      part("203.0.113.0/24", 276, 30),
      part("198.51.100.0/24", 14, 1_500),
      part("192.0.2.0/24", 10, 900),
    ];
    const { code, network } = concludeFrom({ ...alike, networks });
    expect(code).toBe("network");
    expect(network).toEqual({ names: ["203.0.113.0/24"], share: 0.92, openShare: 0.01 });
  });

  it("does not blame a big network for being big", () => {
    const networks = [part("203.0.113.0/24", 270, 2_700), part("198.51.100.0/24", 30, 300)];
    expect(concludeFrom({ ...alike, networks })).toMatchObject({ code: "everybody", network: null });
  });

  it("counts the many small networks beside a large one together", () => {
    const homes = Array.from({ length: 100 }, (_, i) => part(`198.18.${i}.0/24`, 1, 8));
    const office = (ended: number) => [part("203.0.113.0/24", ended, 1_000), ...homes];
    expect(concludeFrom({ ...alike, networks: office(100) }).code).toBe("everybody");
    expect(concludeFrom({ ...alike, networks: office(5) }).code).toBe("nothing");
  });

  it("of one platform names it, and the release before", () => {
    const platforms = [part("android", 295, 1_500), part("ios", 3, 900), part("web", 2, 600)];
    const markers = [
      { at: FROM - 5 * MINUTE, text: "release 8.3", platform: "android" as const },
      { at: FROM - 2 * MINUTE, text: "release of the page", platform: "web" as const },
      { at: FROM - 5 * HOUR, text: "release 8.2", platform: "android" as const },
    ];
    expect(concludeFrom({ ...alike, platforms, markers })).toMatchObject({
      code: "platform",
      platform: { names: ["android"], openShare: 0.5 },
      marker: { text: "release 8.3" },
    });
  });

  it("of two platforms that are alike names both", () => {
    const platforms = [part("ios", 200, 900), part("ipad", 95, 400), part("android", 5, 1_700)];
    expect(concludeFrom({ ...alike, platforms }).platform?.names).toEqual(["ios", "ipad"]);
  });

  it.each([
    ["admin_kick", "kick_api"],
    ["logout", "logouts"],
    ["kicked", "kicks"],
  ] as const)("of %s names it before anything else", (name, code) => {
    expect(concludeFrom({ ...alike, causes: [{ name, ended: 300, usual: 0 }] }).code).toBe(code);
  });

  it("in which nothing stands out says so", () => {
    const platforms = [part("android", 220, 1_000), part("ios", 50, 1_000), part("web", 30, 1_000)];
    expect(concludeFrom({ ...alike, platforms }).code).toBe("nothing");
    const small = [{ name: "link_close" as const, ended: 12, usual: 4 }];
    expect(concludeFrom({ ...alike, causes: small }).code).toBe("small");
  });
});
