import { describe, expect, it, vi } from "vitest";
import type { EndCause } from "@/lib/presence/types";
import { DAY } from "@/lib/time/units";
import type { ClientKind } from "./person";
import { DEFAULT_POLICY, excludes, maxOn, type LoginPolicy } from "./login-policy";
import type { Reason } from "./reasons";
import type { Account, TencentCallback } from "./types";
import { callbacksOf, endedLinks, START, simulationOf } from "./testing/simulate";

// Thousands of events a test; a machine that is busy with other things takes its time.
vi.setConfig({ testTimeout: 30_000 });

const world = simulationOf({ users: 800, seed: 5 });
const callbacks = callbacksOf(world, START + 4 * DAY);
const ended = endedLinks(world.accounts);
const byAccount = new Map<Account, TencentCallback[]>(world.accounts.map((account) => [account, []]));
for (const callback of callbacks) byAccount.get(callback.account)?.push(callback);
/** Event times of a user only rise, by a millisecond where they would be equal. */
const SLACK = 5;

describe("Tencent's table: what happened, which callback, how late", () => {
  const rows: [ClientKind, Reason, EndCause, number, number][] = [
    ["mobile", "user_logged_out", "logout", 0, 0],
    ["desktop", "user_logged_out", "logout", 0, 0],
    ["mobile", "app_killed_or_crashed", "link_close", 10, 300],
    ["mobile", "killed_in_background", "link_close", 10, 300],
    ["desktop", "app_killed_or_crashed", "link_close", 10, 300],
    ["mobile", "network_lost", "timeout", 280_000, 400_000],
    ["mobile", "network_lost", "link_close", 5_000, 399_000],
    ["desktop", "network_lost", "timeout", 280_000, 400_000],
    ["desktop", "network_lost", "link_close", 5_000, 399_000],
    ["mobile", "network_switched", "link_close", 20, 399_000],
    ["web", "page_closed", "link_close", 10, 300],
    ["web", "network_lost", "link_close", 52_000, 60_000],
    ["web", "sdk_destroyed", "logout", 0, 0],
    ["mini", "sdk_destroyed", "logout", 0, 0],
    ["mini", "mini_program_left", "link_close", 500, 5_000],
    ["mini", "network_lost", "link_close", 52_000, 60_000],
    ["mini", "wechat_in_background", "link_close", 25_000, 35_000],
    ["mini", "app_killed_or_crashed", "link_close", 10, 300],
  ];
  it.each(rows)("%s, %s: %s after %i to %i ms", (kind, reason, cause, least, most) => {
    const found = ended.filter((l) => l.client.kind === kind && l.reason === reason && l.endCause === cause);
    expect(found.length).toBeGreaterThan(5);
    for (const { goneAt, noticedAt } of found) {
      expect(noticedAt - goneAt).toBeGreaterThanOrEqual(least);
      expect(noticedAt - goneAt).toBeLessThanOrEqual(most + SLACK);
    }
  });

  it("ends nothing in a way that no row allows", () => {
    const allowed = new Set(rows.map(([kind, reason, cause]) => `${kind} ${reason} ${cause}`));
    for (const more of ["desktop", "web", "mini"]) allowed.add(`${more} network_switched link_close`);
    for (const more of ["mobile", "desktop"]) allowed.add(`${more} network_switched timeout`);
    allowed.add("web user_logged_out logout");
    const own = ended.filter((l) => !["kicked", "admin_kick", "superseded"].includes(l.endCause ?? ""));
    const found = new Set(own.map((l) => `${l.client.kind} ${l.reason} ${l.endCause}`));
    expect([...found].filter((row) => !allowed.has(row))).toEqual([]);
  });

  it("sends TimeOut 400 s after a heartbeat, which come every 120 s", () => {
    const timeouts = ended.filter((l) => l.endCause === "timeout");
    for (const l of timeouts) expect((l.noticedAt - 400_000 - l.startedAt) % 120_000).toBeLessThanOrEqual(SLACK);
  });

  it("never sends the Disconnect of a client that came back first", () => {
    const superseded = ended.filter((l) => l.endCause === "superseded");
    const ends = new Map<string, number>();
    for (const c of callbacks) {
      if (c.action === "Disconnect" || c.action === "Logout") ends.set(`${c.account.userId} ${c.time}`, c.time);
    }
    for (const reason of ["network_lost", "network_switched", "reconnected"]) {
      expect(superseded.filter((l) => l.reason === reason).length).toBeGreaterThan(5);
    }
    for (const l of superseded) expect(ends.has(`${l.account.userId} ${l.noticedAt}`)).toBe(false);
    expect(superseded.some((l) => l.noticedAt - l.goneAt > 60_000)).toBe(true);
  });
});

describe("kicks", () => {
  const kicked = ended.filter((l) => l.endCause === "kicked");
  const of = (l: (typeof kicked)[number]) => byAccount.get(l.account) ?? [];
  const logoutOf = (l: (typeof kicked)[number]) =>
    of(l).filter(
      (c) =>
        c.reason === "Unregister" &&
        c.platform === l.client.platform &&
        c.clientIp === l.clientIp &&
        Math.abs(c.time - l.noticedAt) <= 1_000 + SLACK,
    );
  const loginAt = (l: (typeof kicked)[number]) =>
    of(l).find((c) => c.kicked.includes(l.client.platform) && c.time >= l.noticedAt);

  it("by a new SDK are one Login with KickedDevice", () => {
    const modern = kicked.filter((l) => !l.client.oldSdk);
    expect(modern.length).toBeGreaterThan(20);
    for (const l of modern) {
      expect(logoutOf(l)).toEqual([]);
      expect(loginAt(l)?.time).toBe(l.noticedAt);
    }
  });

  it("of an old SDK come with a Logout from its address, before or after the Login", () => {
    const old = kicked.filter((l) => l.client.oldSdk);
    const gaps = old.map((l) => {
      const [logout, ...others] = logoutOf(l);
      expect(others).toEqual([]);
      return (logout?.time ?? NaN) - (loginAt(l)?.time ?? NaN);
    });
    expect(gaps.filter((gap) => gap > 0).length).toBeGreaterThan(5);
    expect(gaps.filter((gap) => gap < 0).length).toBeGreaterThan(5);
    for (const gap of gaps) expect(Math.abs(gap)).toBeLessThanOrEqual(1_000 + SLACK);
  });

  it("happen on the same platform and across platforms", () => {
    const login = callbacks.filter((c) => c.kicked.length > 0);
    expect(login.some((c) => c.kicked.includes(c.platform as "ios"))).toBe(true);
    expect(login.some((c) => !c.kicked.includes(c.platform as "ios"))).toBe(true);
  });

  it("by the API drop every device and are told once, as RESTAPI", () => {
    const calls = callbacks.filter((c) => c.reason === "OpenKickInstance");
    expect(calls.length).toBeGreaterThan(5);
    for (const call of calls) {
      expect(call.platform).toBe("rest");
      const dropped = ended.filter((l) => l.account === call.account && l.noticedAt === call.time);
      expect(dropped.length).toBeGreaterThan(0);
      for (const l of dropped) expect(l.endCause).toBe("admin_kick");
    }
  });
});

describe("the login policy", () => {
  const policies: LoginPolicy[] = [DEFAULT_POLICY, { max: { web: 3, android: 2 }, exclusive: [["ios", "web"]] }];
  it.each(policies)("is never exceeded: %j", (policy) => {
    const small = simulationOf({ users: 300, seed: 9, policy });
    const broken: string[] = [];
    let most = 0;
    for (let c = small.next(START + 2 * DAY); c !== null; c = small.next(START + 2 * DAY)) {
      const platforms = c.account.links.map((l) => l.client.platform);
      for (const p of platforms) {
        const same = platforms.filter((other) => other === p).length;
        const wrong = same > maxOn(policy, p) || platforms.some((other) => excludes(policy, p, other));
        if (wrong) broken.push(`${c.account.userId}: ${platforms.join(" ")}`);
        most = Math.max(most, same);
      }
    }
    expect(broken).toEqual([]);
    expect(most).toBe(Math.max(1, ...Object.values(policy.max)) > 1 ? 2 : 1);
  });
});

describe("custom statuses", () => {
  it("are set, changed and cleared, and cleared without a callback when the account goes offline", () => {
    const statuses = callbacks.filter((c) => c.action === "CustomStatusChange");
    expect(statuses.some((c) => c.customStatus === "")).toBe(true);
    expect(statuses.some((c) => /\p{Script=Han}/u.test(c.customStatus ?? ""))).toBe(true);
    expect(statuses.some((c) => /\p{Emoji_Presentation}/u.test(c.customStatus ?? ""))).toBe(true);
    for (const { links, status, statusClearsAt } of world.accounts) {
      if (links.length === 0 && statusClearsAt === null) expect(status).toBeNull();
    }
    expect(world.accounts.some((account) => account.status !== null)).toBe(true);
  });
});

it("a simple replay in order finds the connections that Tencent holds open", () => {
  let unmatched = 0;
  const open = new Map(world.accounts.map((account) => [account, new Set<string>()]));
  for (const { account, action, reason, platform, kicked, echo } of callbacks) {
    const here = open.get(account) ?? new Set();
    for (const other of kicked) here.delete(other);
    if (action === "Login") here.add(platform);
    else if (reason === "OpenKickInstance") here.clear();
    else if (action !== "CustomStatusChange" && !echo && !here.delete(platform)) unmatched++;
  }
  expect(unmatched).toBe(0);
  for (const { links } of world.accounts) expect(links.every((l) => l.noticedAt === null)).toBe(true);
  for (const [account, here] of open) {
    expect([...here].sort()).toEqual(account.links.map((l) => l.client.platform).sort());
  }
});
