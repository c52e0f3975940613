import { describe, expect, it } from "vitest";
import { SECOND } from "@/lib/time/units";
import {
  contextOf,
  reconnectAfter,
  reasonCodes,
  ELSEWHERE,
  endedConnection,
  HOME,
  likelihoodOf,
  burstOf,
} from "../testing/explain-examples";
import { T0 } from "../testing/events";
import { explain } from "./explain";

describe("each row of Tencent's table is explained first by what happened in it", () => {
  it.each([
    [
      "login, or reconnect",
      endedConnection("superseded", { platform: "web" }),
      { ...reconnectAfter(0, HOME, "web") },
      "reconnected",
      "any-login",
    ],
    ["the user logs out", endedConnection("logout"), {}, "user_logged_out", "native-logout"],
    ["killed or crashed, phone", endedConnection("link_close"), {}, "killed_in_background", "native-killed"],
    [
      "killed or crashed, computer",
      endedConnection("link_close", { platform: "windows" }),
      {},
      "app_killed_or_crashed",
      "native-killed",
    ],
    ["network gone, noticed after 400 s", endedConnection("timeout"), {}, "network_lost", "native-network"],
    [
      "network gone, noticed earlier",
      endedConnection("link_close"),
      reconnectAfter(20, HOME),
      "network_lost",
      "native-network",
    ],
    ["page closed", endedConnection("link_close", { platform: "web" }), {}, "page_closed", "web-closed"],
    [
      "network of a page gone",
      endedConnection("link_close", { platform: "web" }),
      reconnectAfter(60, HOME, "web"),
      "network_lost",
      "web-network",
    ],
    ["destroy()", endedConnection("logout", { platform: "web" }), {}, "sdk_destroyed", "web-destroy"],
    ["kicked by a login", endedConnection("kicked"), {}, "kicked_by_other_device", "any-kick"],
    ["the kick API", endedConnection("admin_kick"), {}, "kicked_by_admin", "kick-api"],
    ["an undocumented reason", endedConnection("other"), {}, "unknown", "undocumented"],
  ])("%s", (_what, connection, context, code, row) => {
    expect(explain(connection, contextOf(context)).reasons[0]).toMatchObject({ code, row });
  });

  it("offers the rows of mini programs wherever a page may have been closed, as both are Web", () => {
    const rows = explain(endedConnection("link_close", { platform: "web" }), contextOf()).reasons.map(({ row }) => row);
    expect(rows).toEqual(
      expect.arrayContaining(["web-closed", "web-network", "mini-left", "mini-background", "mini-killed"]),
    );
  });
});

describe("a closed link", () => {
  it.each(["android", "windows", "web"] as const)(
    "on %s, back within 30 s from another address, is a change of networks",
    (platform) => {
      expect(reasonCodes(endedConnection("link_close", { platform }), reconnectAfter(12, ELSEWHERE, platform))[0]).toBe(
        "network_switched",
      );
    },
  );

  it.each(["android", "windows"] as const)(
    "on %s, back within 30 s from the same address, is a drop or a restart",
    (platform) => {
      expect(
        reasonCodes(endedConnection("link_close", { platform }), reconnectAfter(12, HOME, platform)).slice(0, 2),
      ).toEqual(["network_lost", "app_killed_or_crashed"]);
    },
  );

  it("prefers a lost network for a page that is back within 120 s, else a closed page", () => {
    const page = endedConnection("link_close", { platform: "web" });
    for (const seconds of [1, 29, 31, 119]) {
      for (const ip of [HOME, null]) {
        const list = reasonCodes(page, reconnectAfter(seconds, ip, "web"));
        expect(list.indexOf("network_lost")).toBeLessThan(list.indexOf("page_closed"));
      }
    }
    expect(reasonCodes(page)[0]).toBe("page_closed");
    expect(reasonCodes(page, reconnectAfter(3600, HOME, "web"))[0]).toBe("page_closed");
  });

  it("of a phone that is not back for minutes is an app that was closed", () => {
    for (const context of [{}, reconnectAfter(600, HOME), reconnectAfter(600, ELSEWHERE)]) {
      expect(reasonCodes(endedConnection("link_close"), context).slice(0, 2)).toEqual([
        "killed_in_background",
        "app_killed_or_crashed",
      ]);
    }
  });

  it("of a phone at night is even more likely the system's doing", () => {
    const by = (hour: number) => likelihoodOf("killed_in_background", endedConnection("link_close"), { hour });
    expect(by(3)).toBeGreaterThan(by(14));
  });

  it("is hardly the network's where another device stays connected from the same address", () => {
    const others = (clientIp: string) => ({ othersOpen: [{ at: T0 - 1, platform: "mac" as const, clientIp }] });
    const by = (clientIp: string) => likelihoodOf("network_lost", endedConnection("link_close"), others(clientIp));
    expect(by(HOME)).toBeLessThan(by(ELSEWHERE));
  });

  it("after several breaks within the hour is more likely the network's", () => {
    const by = (drops: number) => likelihoodOf("network_lost", endedConnection("link_close"), { drops });
    expect(by(4)).toBeGreaterThan(by(0));
    const { advice } = explain(endedConnection("link_close"), contextOf({ drops: 4 }));
    expect(advice.map(({ key }) => key)).toContain("advice.tell_unstable");
  });

  it("is more likely meant where the user goes on at another device", () => {
    const context = { nextAny: { at: T0 + 40 * SECOND, platform: "mac" as const, clientIp: HOME } };
    const by = (fields: object) =>
      likelihoodOf("page_closed", endedConnection("link_close", { platform: "web" }), fields);
    expect(by(context)).toBeGreaterThan(by({}));
  });
});

describe("a timeout", () => {
  it("is a lost network; back from another address, a change of networks", () => {
    for (const platform of ["android", "windows", "web", "unknown"] as const) {
      expect(reasonCodes(endedConnection("timeout", { platform }))[0]).toBe("network_lost");
      expect(reasonCodes(endedConnection("timeout", { platform }), reconnectAfter(30, HOME, platform))[0]).toBe(
        "network_lost",
      );
      expect(reasonCodes(endedConnection("timeout", { platform }), reconnectAfter(30, ELSEWHERE, platform))[0]).toBe(
        "network_switched",
      );
    }
  });

  it("of a computer asks for its sleep", () => {
    const { advice } = explain(endedConnection("timeout", { platform: "windows" }), contextOf());
    expect(advice[0]?.key).toBe("advice.ask_sleep");
  });

  it("dates from the silence", () => {
    const { headline, offlineWindow } = explain(endedConnection("timeout"), contextOf());
    expect(offlineWindow).toEqual({ from: T0 - 400 * SECOND, to: T0 - 280 * SECOND });
    expect(headline.values.since).toMatchObject({ instant: T0 - 400 * SECOND });
  });
});

describe("a connection that a newer one replaced", () => {
  it("changed networks where the address changed", () => {
    for (const platform of ["android", "windows", "web"] as const) {
      expect(reasonCodes(endedConnection("superseded", { platform }), reconnectAfter(0, ELSEWHERE, platform))[0]).toBe(
        "network_switched",
      );
      expect(reasonCodes(endedConnection("superseded", { platform }), reconnectAfter(0, HOME, platform))[0]).not.toBe(
        "network_switched",
      );
    }
  });

  it("was logged in twice where it lasted seconds", () => {
    expect(reasonCodes(endedConnection("superseded", { startedAt: T0 - 2 * SECOND }), reconnectAfter(0, HOME))[0]).toBe(
      "reconnected",
    );
  });
});

describe("kicks and logouts", () => {
  it("a kick by the same platform and address may be the same device again, never by another platform", () => {
    const same = endedConnection("kicked", { kickedBy: "android" });
    expect(reasonCodes(endedConnection("kicked"), reconnectAfter(0, HOME, "ios"))).toEqual(["kicked_by_other_device"]);
    expect(likelihoodOf("reconnected", same, reconnectAfter(0, HOME))).toBeGreaterThan(
      likelihoodOf("reconnected", same, reconnectAfter(0, ELSEWHERE)),
    );
    expect(reasonCodes(same, reconnectAfter(0, HOME))[0]).toBe("kicked_by_other_device");
  });

  it("a logout right before another device's login may be an old SDK's word for a kick", () => {
    const context = { nextAny: { at: T0 + 2 * SECOND, platform: "ios" as const, clientIp: HOME } };
    expect(likelihoodOf("kicked_by_other_device", endedConnection("logout"))).toBeLessThan(0.1);
    expect(likelihoodOf("kicked_by_other_device", endedConnection("logout"), context)).toBeGreaterThan(0.15);
    expect(explain(endedConnection("logout"), contextOf(context)).confidence).toBe("likely");
  });

  it("a page that is back at once restarted its SDK", () => {
    const page = endedConnection("logout", { platform: "web" });
    const by = (context: object) => likelihoodOf("sdk_destroyed", page, context);
    expect(by(reconnectAfter(4, HOME, "web"))).toBeGreaterThan(by({}));
  });
});

describe("many at once", () => {
  const burst = burstOf(412, 4);

  it.each(["link_close", "timeout", "superseded", "other"] as const)(
    "come before any other reason for %s, with the number",
    (cause) => {
      const {
        reasons,
        headline,
        burst: incident,
      } = explain(endedConnection(cause), contextOf({ ...reconnectAfter(12, ELSEWHERE), minute: burst, drops: 9 }));
      expect(reasons[0]?.code).toBe("mass_disconnect");
      expect(reasons[0]?.likelihood).toBeGreaterThan(0.8);
      expect(headline.values.reason).toBe("mass_disconnect");
      expect(incident?.count).toBe(burst);
      expect(reasons[0]?.rationale.at(-1)).toMatchObject({
        key: "rationale.burst_end",
        values: { ended: 412, usual: 4, times: 103 },
      });
    },
  );

  it("are looked for where a timeout's silence began, too", () => {
    const { reasons } = explain(endedConnection("timeout"), contextOf({ minute: null, silence: burst }));
    expect(reasons[0]).toMatchObject({ code: "mass_disconnect" });
    expect(reasons[0]?.rationale.at(-1)?.key).toBe("rationale.burst_silence");
  });

  it("are not seen in a minute that belongs to no incident", () => {
    const minute = { ...burstOf(50, 10), incident: null };
    expect(reasonCodes(endedConnection("link_close"), { minute })).not.toContain("mass_disconnect");
  });

  it.each(["logout", "kicked", "admin_kick"] as const)("do not replace what %s says itself", (cause) => {
    expect(reasonCodes(endedConnection(cause), { minute: burst })).not.toContain("mass_disconnect");
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
    expect(explain(endedConnection(cause, { platform }), contextOf()).confidence).toBe(confidence);
  });

  it("is less right after the end, when nothing has followed yet", () => {
    expect(explain(endedConnection("link_close"), contextOf({ observedUntil: T0 + 5 * SECOND })).confidence).toBe(
      "possible",
    );
  });
});

it("says whether the user or only the device went, and what followed", () => {
  const scope = (context: object) => explain(endedConnection("link_close"), contextOf(context)).headline.values.scope;
  expect(scope({})).toBe("offline");
  expect(scope(reconnectAfter(30, HOME))).toBe("gap");
  expect(scope({ othersOpen: [{ at: T0 - 1, platform: "web", clientIp: null }] })).toBe("device");
  const followed = (ip: string | null) =>
    explain(endedConnection("link_close"), contextOf(reconnectAfter(30, ip))).followedBy;
  expect(followed(HOME)).toMatchObject({ at: T0 + 30 * SECOND, afterMs: 30_000, platform: "android", sameIp: true });
  expect(followed(ELSEWHERE)?.sameIp).toBe(false);
  expect(followed(null)?.sameIp).toBeNull();
});

it("notes what is not proven", () => {
  expect(explain(endedConnection("superseded", { startedAt: null, platform: "unknown" }), contextOf()).notes).toEqual([
    "unknown_start",
    "presumed_end",
    "unknown_platform",
  ]);
  expect(explain(endedConnection("logout"), contextOf()).notes).toEqual([]);
});
