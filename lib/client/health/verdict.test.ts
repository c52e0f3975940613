import { describe, expect, it } from "vitest";
import type { HealthAnswer } from "@/lib/contracts/health";
import type { HistoryAnswer } from "@/lib/contracts/history";
import { judgeHealth } from "./verdict";

const at = "2026-11-26T12:00:00.000Z";
const gap = { from: at, to: at, ongoing: false, expected: 30 };
const sound: HistoryAnswer = {
  from: at,
  to: at,
  bucket: "1m",
  tz: "UTC",
  asOf: at,
  points: [],
  total: {
    accepted: 1_000,
    duplicates: 2,
    other: 50,
    commands: [],
    rejected: {},
    late: 10,
    quarantined: 0,
    lagMs: { p50: 200, p95: 900, p99: 2_000 },
  },
  backfill: null,
  lags: [],
  gaps: [],
};
const now: HealthAnswer = {
  asOf: at,
  lastCallbackAt: at,
  accepted: 1_000,
  duplicates: 2,
  rejected: {},
  otherCommands: 50,
  late: 10,
  quarantined: 0,
  lagMs: { p50: 200, p95: 900 },
  clockSkewMs: 12,
  backlog: 3,
  protectedBy: ["token"],
};
const history = (total: Partial<HistoryAnswer["total"]>, rest: Partial<HistoryAnswer> = {}): HistoryAnswer => ({
  ...sound,
  ...rest,
  total: { ...sound.total, ...total },
});

describe("judgeHealth", () => {
  it("finds nothing where callbacks arrive", () => {
    expect(judgeHealth(sound, now)).toMatchObject({ state: "ok", check: null, others: 0 });
  });

  const empty = history({
    ...{ accepted: 0, duplicates: 0, other: 0, late: 0 },
    lagMs: { p50: null, p95: null, p99: null },
  });

  it("judges nothing but the backlog and the protection if nothing has arrived", () => {
    const verdict = judgeHealth(empty, { ...now, lastCallbackAt: null, clockSkewMs: null });
    expect(verdict).toMatchObject({ state: "unknown", check: null, others: 0 });
    const { backlog, open, ...others } = verdict.checks;
    expect([backlog, open]).toEqual(["ok", "ok"]);
    expect(new Set(Object.values(others))).toEqual(new Set(["unknown"]));
  });

  it("only knows that callbacks arrive now, if the range has none", () => {
    expect(judgeHealth(empty, now)).toMatchObject({ state: "unknown", checks: { silence: "ok", delay: "unknown" } });
  });

  it("finds callbacks that were all refused, although none was ever stored", () => {
    const refused = history({ ...empty.total, rejected: { signature: 3 } });
    const verdict = judgeHealth(refused, { ...now, lastCallbackAt: null });
    expect(verdict).toMatchObject({ state: "problem", check: "refused" });
  });

  it("does not judge the clock if no callback was signed", () => {
    expect(judgeHealth(sound, { ...now, clockSkewMs: null })).toMatchObject({
      state: "ok",
      checks: { skew: "unknown" },
    });
  });

  it.each([
    ["callbacks are missing now", history({}, { gaps: [{ ...gap, ongoing: true }] }), now, "problem", "silence"],
    ["a gap is over", history({}, { gaps: [gap] }), now, "warning", "gaps"],
    ["one callback was refused", history({ rejected: { app: 1 } }), now, "warning", "refused"],
    ["many callbacks were refused", history({ rejected: { signature: 100 } }), now, "problem", "refused"],
    ["the clock is off by 31 s", sound, { ...now, clockSkewMs: -31_000 }, "warning", "skew"],
    [
      "anybody can send callbacks",
      sound,
      { ...now, protectedBy: [] as HealthAnswer["protectedBy"] },
      "warning",
      "open",
    ],
    ["the clock is off by 61 s", sound, { ...now, clockSkewMs: 61_000 }, "problem", "skew"],
    ["callbacks are slow", history({ lagMs: { p50: 1, p95: 6_000, p99: 9_000 } }), now, "warning", "delay"],
    ["callbacks are very slow", history({ lagMs: { p50: 1, p95: 61_000, p99: 9e9 } }), now, "problem", "delay"],
    ["the backlog is large", sound, { ...now, backlog: 20_000 }, "problem", "backlog"],
    ["an event is quarantined", history({ quarantined: 1 }), now, "warning", "quarantined"],
    ["many came twice", history({ duplicates: 100 }), now, "warning", "duplicates"],
    ["many came late", history({ late: 200 }), now, "warning", "late"],
  ] as const)("judges that %s", (_, given, current, state, check) => {
    expect(judgeHealth(given, current)).toMatchObject({ state, check, others: 0 });
  });

  it("tells a problem before a warning, and counts the rest", () => {
    const verdict = judgeHealth(history({ rejected: { app: 1 }, late: 300 }), { ...now, clockSkewMs: 90_000 });
    expect(verdict).toMatchObject({ state: "problem", check: "skew", others: 2 });
  });
});
