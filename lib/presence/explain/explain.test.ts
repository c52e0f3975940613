import { describe, expect, it } from "vitest";
import { SECOND } from "@/lib/time/units";
import { alone, back, codes, ELSEWHERE, ended, HOME, likelihood } from "../testing/explain";
import { T0 } from "../testing/events";
import { explain } from "./explain";

describe("each row of the vendor's table is explained first by what happened in it", () => {
  it.each([
    [
      "login, or reconnect",
      ended("superseded", { platform: "web" }),
      { ...back(0, HOME, "web") },
      "reconnected",
      "any-login",
    ],
    ["the user logs out", ended("logout"), {}, "user_logged_out", "native-logout"],
    ["killed or crashed, phone", ended("link_close"), {}, "killed_in_background", "native-killed"],
    [
      "killed or crashed, computer",
      ended("link_close", { platform: "windows" }),
      {},
      "app_killed_or_crashed",
      "native-killed",
    ],
    ["network gone, noticed after 400 s", ended("timeout"), {}, "network_lost", "native-network"],
    ["network gone, noticed earlier", ended("link_close"), back(20, HOME), "network_lost", "native-network"],
    ["page closed", ended("link_close", { platform: "web" }), {}, "page_closed", "web-closed"],
    [
      "network of a page gone",
      ended("link_close", { platform: "web" }),
      back(60, HOME, "web"),
      "network_lost",
      "web-network",
    ],
    ["destroy()", ended("logout", { platform: "web" }), {}, "sdk_destroyed", "web-destroy"],
    ["kicked by a login", ended("kicked"), {}, "kicked_by_other_device", "any-kick"],
    ["the kick API", ended("admin_kick"), {}, "kicked_by_admin", "kick-api"],
    ["an undocumented reason", ended("other"), {}, "unknown", "undocumented"],
  ])("%s", (_what, connection, context, code, row) => {
    expect(explain(connection, alone(context)).reasons[0]).toMatchObject({ code, row });
  });

  it("offers the rows of mini programs wherever a page may have been closed, as both are Web", () => {
    const rows = explain(ended("link_close", { platform: "web" }), alone()).reasons.map(({ row }) => row);
    expect(rows).toEqual(
      expect.arrayContaining(["web-closed", "web-network", "mini-left", "mini-background", "mini-killed"]),
    );
  });
});

describe("a closed link", () => {
  it.each(["android", "windows", "web"] as const)(
    "on %s, back within 30 s from another address, is a change of networks",
    (platform) => {
      expect(codes(ended("link_close", { platform }), back(12, ELSEWHERE, platform))[0]).toBe("network_switched");
    },
  );

  it.each(["android", "windows"] as const)(
    "on %s, back within 30 s from the same address, is a drop or a restart",
    (platform) => {
      expect(codes(ended("link_close", { platform }), back(12, HOME, platform)).slice(0, 2)).toEqual([
        "network_lost",
        "app_killed_or_crashed",
      ]);
    },
  );

  it("of a page that is back within 120 s is rather a lost network than a closed page; else it is a closed page", () => {
    const page = ended("link_close", { platform: "web" });
    for (const seconds of [1, 29, 31, 119]) {
      for (const ip of [HOME, null]) {
        const list = codes(page, back(seconds, ip, "web"));
        expect(list.indexOf("network_lost")).toBeLessThan(list.indexOf("page_closed"));
      }
    }
    expect(codes(page)[0]).toBe("page_closed");
    expect(codes(page, back(3600, HOME, "web"))[0]).toBe("page_closed");
  });

  it("of a phone that is not back for minutes is an app that was closed", () => {
    for (const context of [{}, back(600, HOME), back(600, ELSEWHERE)]) {
      expect(codes(ended("link_close"), context).slice(0, 2)).toEqual([
        "killed_in_background",
        "app_killed_or_crashed",
      ]);
    }
  });

  it("of a phone at night is even more likely the system's doing", () => {
    const by = (hour: number) => likelihood("killed_in_background", ended("link_close"), { hour });
    expect(by(3)).toBeGreaterThan(by(14));
  });

  it("is hardly the network's where another device stays connected from the same address", () => {
    const others = (clientIp: string) => ({ othersOpen: [{ at: T0 - 1, platform: "mac" as const, clientIp }] });
    const by = (clientIp: string) => likelihood("network_lost", ended("link_close"), others(clientIp));
    expect(by(HOME)).toBeLessThan(by(ELSEWHERE));
  });

  it("after several breaks within the hour is more likely the network's", () => {
    const by = (drops: number) => likelihood("network_lost", ended("link_close"), { drops });
    expect(by(4)).toBeGreaterThan(by(0));
    const { advice } = explain(ended("link_close"), alone({ drops: 4 }));
    expect(advice.map(({ key }) => key)).toContain("advice.tell_unstable");
  });

  it("is more likely meant where the user goes on at another device", () => {
    const context = { nextAny: { at: T0 + 40 * SECOND, platform: "mac" as const, clientIp: HOME } };
    const by = (fields: object) => likelihood("page_closed", ended("link_close", { platform: "web" }), fields);
    expect(by(context)).toBeGreaterThan(by({}));
  });
});

describe("a timeout", () => {
  it("is a lost network; back from another address, a change of networks", () => {
    for (const platform of ["android", "windows", "web", "unknown"] as const) {
      expect(codes(ended("timeout", { platform }))[0]).toBe("network_lost");
      expect(codes(ended("timeout", { platform }), back(30, HOME, platform))[0]).toBe("network_lost");
      expect(codes(ended("timeout", { platform }), back(30, ELSEWHERE, platform))[0]).toBe("network_switched");
    }
  });

  it("of a computer asks for its sleep", () => {
    const { advice } = explain(ended("timeout", { platform: "windows" }), alone());
    expect(advice[0]?.key).toBe("advice.ask_sleep");
  });

  it("dates from the silence", () => {
    const { headline, offlineWindow } = explain(ended("timeout"), alone());
    expect(offlineWindow).toEqual({ from: T0 - 400 * SECOND, to: T0 - 280 * SECOND });
    expect(headline.values.since).toMatchObject({ moment: T0 - 400 * SECOND });
  });
});

describe("a connection that a newer one replaced", () => {
  it("changed networks where the address changed", () => {
    for (const platform of ["android", "windows", "web"] as const) {
      expect(codes(ended("superseded", { platform }), back(0, ELSEWHERE, platform))[0]).toBe("network_switched");
      expect(codes(ended("superseded", { platform }), back(0, HOME, platform))[0]).not.toBe("network_switched");
    }
  });

  it("was logged in twice where it lasted seconds", () => {
    expect(codes(ended("superseded", { startedAt: T0 - 2 * SECOND }), back(0, HOME))[0]).toBe("reconnected");
  });
});

describe("kicks and logouts", () => {
  it("a kick by the same platform and address may be the same device again, never by another platform", () => {
    const same = ended("kicked", { kickedBy: "android" });
    expect(codes(ended("kicked"), back(0, HOME, "ios"))).toEqual(["kicked_by_other_device"]);
    expect(likelihood("reconnected", same, back(0, HOME))).toBeGreaterThan(
      likelihood("reconnected", same, back(0, ELSEWHERE)),
    );
    expect(codes(same, back(0, HOME))[0]).toBe("kicked_by_other_device");
  });

  it("a logout right before another device's login may be an old SDK's word for a kick", () => {
    const context = { nextAny: { at: T0 + 2 * SECOND, platform: "ios" as const, clientIp: HOME } };
    expect(likelihood("kicked_by_other_device", ended("logout"))).toBeLessThan(0.1);
    expect(likelihood("kicked_by_other_device", ended("logout"), context)).toBeGreaterThan(0.15);
    expect(explain(ended("logout"), alone(context)).confidence).toBe("likely");
  });

  it("a page that is back at once shut its SDK down and made it anew", () => {
    const page = ended("logout", { platform: "web" });
    const by = (context: object) => likelihood("sdk_destroyed", page, context);
    expect(by(back(4, HOME, "web"))).toBeGreaterThan(by({}));
  });
});

describe("many at once", () => {
  const burst = { at: T0, ended: 412, usual: 4 };

  it.each(["link_close", "timeout", "superseded", "other"] as const)(
    "come before any other reason for %s, with the number",
    (cause) => {
      const { reasons, headline } = explain(ended(cause), alone({ ...back(12, ELSEWHERE), minute: burst, drops: 9 }));
      expect(reasons[0]?.code).toBe("mass_disconnect");
      expect(reasons[0]?.likelihood).toBeGreaterThan(0.8);
      expect(headline.values.ended).toBe(412);
      expect(reasons[0]?.because.at(-1)).toMatchObject({ key: "because.burst_end", values: { ended: 412, usual: 4 } });
    },
  );

  it("are looked for where a timeout's silence began, too", () => {
    const { reasons } = explain(ended("timeout"), alone({ minute: { at: T0, ended: 3, usual: 3 }, silence: burst }));
    expect(reasons[0]).toMatchObject({ code: "mass_disconnect" });
    expect(reasons[0]?.because.at(-1)?.key).toBe("because.burst_silence");
  });

  it.each([
    ["nine in a small app", { at: T0, ended: 9, usual: 0 }],
    ["five times the usual", { at: T0, ended: 50, usual: 10 }],
  ])("are not seen in %s", (_what, minute) => {
    expect(codes(ended("link_close"), { minute })).not.toContain("mass_disconnect");
  });

  it.each(["logout", "kicked", "admin_kick"] as const)("do not replace what %s says itself", (cause) => {
    expect(codes(ended(cause), { minute: burst })).not.toContain("mass_disconnect");
  });
});

describe("confidence", () => {
  it.each([
    ["logout", "android", "certain"],
    ["logout", "windows", "certain"],
    ["logout", "web", "likely"],
    ["kicked", "web", "certain"],
    ["admin_kick", "ios", "certain"],
    ["timeout", "android", "likely"],
    ["link_close", "android", "likely"],
    ["link_close", "windows", "likely"],
    ["link_close", "unknown", "possible"],
    ["other", "android", "possible"],
  ] as const)("of %s on %s is %s", (cause, platform, confidence) => {
    expect(explain(ended(cause, { platform }), alone()).confidence).toBe(confidence);
  });

  it("is less right after the end, when nothing has followed yet", () => {
    expect(explain(ended("link_close"), alone({ watchedUntil: T0 + 5 * SECOND })).confidence).toBe("possible");
  });
});

it("says whether the user or only the device went, and what followed", () => {
  const scope = (context: object) => explain(ended("link_close"), alone(context)).headline.values.scope;
  expect(scope({})).toBe("offline");
  expect(scope(back(30, HOME))).toBe("gap");
  expect(scope({ othersOpen: [{ at: T0 - 1, platform: "web", clientIp: null }] })).toBe("device");
  const followed = (ip: string | null) => explain(ended("link_close"), alone(back(30, ip))).followedBy;
  expect(followed(HOME)).toMatchObject({ at: T0 + 30 * SECOND, afterMs: 30_000, platform: "android", sameIp: true });
  expect(followed(ELSEWHERE)?.sameIp).toBe(false);
  expect(followed(null)?.sameIp).toBeNull();
});

it("notes what is not proven", () => {
  expect(explain(ended("superseded", { startedAt: null, platform: "unknown" }), alone()).notes).toEqual([
    "unknown_start",
    "presumed_end",
    "unknown_platform",
  ]);
  expect(explain(ended("logout"), alone()).notes).toEqual([]);
});
