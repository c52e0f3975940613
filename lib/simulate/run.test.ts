import { describe, expect, it, vi } from "vitest";
import { identityOf } from "@/lib/presence/identity";
import { DAY, HOUR, MINUTE } from "@/lib/time/units";
import { speedupFor } from "./calibrate";
import { encode } from "./encode";
import { userIdOf } from "./names";
import { DEFAULT_POLICY } from "./login-policy";
import { optionsEndingAt, Run } from "./run";
import { START, simulationOf } from "./testing/simulate";
import { truthFile, truthOf } from "./truth";
import type { TencentCallback } from "./types";

// Thousands of events per test take longer on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const CLEAN = { duplicates: 0, reorder: 0, loss: 0, lateBy: DAY };
const options = { seed: 7, users: 100, start: START, policy: DEFAULT_POLICY, speedup: 1 };

function told(run: Run, count: number): string[] {
  return [...run.count(count)].map(({ callback, copy }) => `${copy} ${wire(callback)}`);
}

function wire(callback: TencentCallback): string {
  const { query, body } = encode(callback, "1400000000", null, START);
  return `${query} ${body}`;
}

describe("a run", () => {
  const imperfect = { ...CLEAN, duplicates: 0.05, reorder: 0.05, loss: 0.02 };

  it("depends only on its seed", () => {
    const first = told(new Run(options, imperfect), 3_000);
    expect(told(new Run(options, imperfect), 3_000)).toEqual(first);
    expect(told(new Run({ ...options, seed: 8 }, imperfect), 3_000)).not.toEqual(first);
  });

  it("sends exactly as many distinct callbacks as asked for, and no two that are equal", () => {
    for (const speedup of [1, 20_000]) {
      const run = new Run({ ...options, speedup }, imperfect);
      const sendings = [...run.count(20_000)];
      const identities = sendings.map(({ callback: c }) => {
        const fields = { ...c, rawPlatform: c.platform, identity: "" };
        return `${c.account.userId} ${c.time} ${identityOf(fields)}`;
      });
      expect(new Set(identities).size).toBe(20_000);
      expect(sendings.filter((s) => !s.copy).length).toBe(20_000);
      expect(sendings.length).toBe(20_000 + run.delivery.counts.duplicates);
    }
  });

  it("duplicates, delays and loses the given shares", () => {
    const run = new Run(options, { ...imperfect, reorder: 0.1, loss: 0.02 });
    const newest = new Map<string, number>();
    let overtaken = 0;
    for (const { callback, copy } of run.count(20_000)) {
      const { userId } = callback.account;
      if (!copy && callback.time < (newest.get(userId) ?? 0)) overtaken++;
      newest.set(userId, Math.max(callback.time, newest.get(userId) ?? 0));
    }
    const { duplicates, reordered, lost } = run.delivery.counts;
    expect(duplicates / 20_000).toBeCloseTo(0.05, 1.9);
    expect(reordered / 20_000).toBeCloseTo(0.1, 1.9);
    expect(lost / 20_000).toBeCloseTo(0.02, 1.9);
    // Half of the late callbacks are scheduled after the next callback of the same user.
    expect(overtaken / 20_000).toBeGreaterThan(0.04);
  });

  it("is in order and complete, without duplicates, if there are no faults", () => {
    const times = [...new Run(options, CLEAN).count(5_000)].map(({ callback }) => callback.time);
    expect(times.length).toBe(5_000);
    for (const [i, time] of times.entries()) expect(time).toBeGreaterThanOrEqual((times[i - 1] ?? 0) - 5);
  });

  it("is lazy: of ten million callbacks only those are made that are taken", () => {
    const run = new Run({ ...options, users: 2_000 }, imperfect);
    const sendings = run.count(10_000_000);
    for (let i = 0; i < 1_000; i++) sendings.next();
    expect(run.delivery.counts.distinct).toBeLessThan(1_100);
    expect(run.world.accounts.every((account) => account.history === null)).toBe(true);
  });

  it("can end at a given time without any change of local hours", () => {
    const end = START + 12_345_678;
    const run = new Run(optionsEndingAt(end, 4_000, options, imperfect), imperfect);
    const times = [...run.count(4_000)].map(({ callback }) => callback.time);
    expect(run.world.now).toBe(end);
    expect(Math.max(...times)).toBe(end);
  });

  it("sends nothing that Tencent notices after the end", () => {
    const run = new Run({ ...options, keepHistory: true }, CLEAN);
    const times = [...run.until(START + DAY)].map(({ callback }) => callback.time);
    expect(Math.max(...times)).toBeLessThanOrEqual(START + DAY);
    const open = run.world.accounts
      .flatMap((account) => truthOf(account).connections)
      .filter((c) => c.noticedAt === null);
    expect(open.some((c) => c.goneAt !== null)).toBe(true);
    for (const c of open) expect(c.endCause).toBeNull();
  });
});

describe("the truth", () => {
  it("has the form that it documents", () => {
    const run = new Run({ ...options, keepHistory: true }, { ...CLEAN, loss: 0.1 });
    const sent = [...run.count(2_000)].length;
    const users = run.world.accounts.map(truthOf);
    const { distinct, duplicates, lost } = run.delivery.counts;
    const head = { seed: 7, options: {}, startedAt: START, endedAt: run.world.now };
    const file = truthFile.parse({ ...head, sent: { distinct, total: sent, lost, duplicates }, users });
    expect(file.users.reduce((sum, user) => sum + user.sent, 0)).toBe(2_000);
    expect(file.users.reduce((sum, user) => sum + user.lost, 0)).toBe(lost);
  });

  it("orders start, leaving and notice of every connection", () => {
    const run = new Run({ ...options, speedup: 300, keepHistory: true }, CLEAN);
    for (const _ of run.count(20_000));
    for (const account of run.world.accounts) {
      for (const { startedAt, goneAt, noticedAt } of truthOf(account).connections) {
        expect(goneAt ?? Infinity).toBeGreaterThanOrEqual(startedAt);
        expect(noticedAt ?? Infinity).toBeGreaterThanOrEqual(goneAt ?? 0);
      }
    }
  });
});

it("an incident breaks many connections within a minute", () => {
  const at = 6 * HOUR;
  const world = simulationOf({ users: 1_000, incidents: [{ after: at, share: 0.5 }] });
  let ends = 0;
  for (let c = world.next(START + at + MINUTE); c !== null; c = world.next(START + at + MINUTE)) {
    if (c.action === "Disconnect" && c.time >= START + at) ends++;
  }
  expect(ends).toBeGreaterThan(50);
  const struck = world.accounts.flatMap((a) => truthOf(a).connections).filter((c) => c.cause === "mass_disconnect");
  expect(struck.some((c) => c.noticedAt === null)).toBe(true);
});

it("finds the speedup for a rate of callbacks", () => {
  const { speedup, reachedRate } = speedupFor(20, { ...options, users: 200 });
  expect(speedup).toBeGreaterThan(10);
  expect(Math.abs(reachedRate - 20)).toBeLessThan(2);
  expect(speedupFor(1_000, { ...options, users: 2 }).reachedRate).toBeLessThan(100);
});

it("UserIDs have many forms, at most 32 bytes, and are unique", () => {
  const ids = Array.from({ length: 30_000 }, (_, no) => userIdOf(no));
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of [...ids, userIdOf(8_999_999, "abcdef")]) expect(Buffer.byteLength(id)).toBeLessThanOrEqual(32);
  for (const shape of [
    /^-/,
    /^=/,
    /%/,
    /\//,
    /\?/,
    /#/,
    /^\.$/,
    /^\.\.$/,
    / /,
    /@/,
    /\p{Script=Han}/u,
    /\p{Emoji_Presentation}/u,
  ]) {
    expect(ids.slice(0, 200).some((id) => shape.test(id))).toBe(true);
  }
});

describe("over the wire", () => {
  const world = simulationOf({ users: 1 });
  const [account] = world.accounts;
  if (!account) throw new Error("a world of one user has none");
  const callback: TencentCallback = {
    account,
    time: 1629883332497,
    action: "Login",
    reason: "Register",
    platform: "ios",
    clientIp: "2001:db8::7",
    kicked: ["windows", "ios"],
    customStatus: null,
    echo: false,
    ambiguous: { platform: false, status: false },
  };

  it("a Login looks as documented", () => {
    const { query, body } = encode(callback, "1400000000", null, 0);
    expect(query).toBe(
      "SdkAppid=1400000000&CallbackCommand=State.StateChange&contenttype=json" +
        "&ClientIP=2001%3Adb8%3A%3A7&OptPlatform=IOS",
    );
    expect(body).toBe(
      '{"CallbackCommand":"State.StateChange","EventTime":1629883332497,"Info":{"Action":"Login",' +
        `"To_Account":"${account.userId}","Reason":"Register"},` +
        `"KickedDevice":[{"Platform":"Windows"},{"Platform":"iOS"}]}`,
    );
  });

  it("is signed with the time of sending if there is a token", () => {
    const { query } = encode(callback, "1400000000", "xxxxyyyy", 1669872112_999);
    expect(query).toContain(
      "&RequestTime=1669872112&Sign=17773bc39a671d7b9aa835458704d2a6db81360a5940292b587d6d760d484061",
    );
  });
});
