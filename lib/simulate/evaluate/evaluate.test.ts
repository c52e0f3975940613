import { describe, expect, it, vi } from "vitest";
import { login, linkClose, logout, setStatus, T0, timeOut } from "@/lib/presence/testing/events";
import { fold } from "@/lib/presence/fold";
import { EMPTY_STATE } from "@/lib/presence/state";
import type { PresenceEvent } from "@/lib/presence/types";
import { HOUR, SECOND } from "@/lib/time/units";
import { DOCUMENTED, explainDocumented } from "./documented-cases";
import { evaluate } from "./evaluate";
import { lengthOf, overlap, union } from "./intervals";
import { datedOnline, naiveOnline, recordedOnline, shownOnline } from "./online-views";

// A machine that is busy with other things takes its time.
vi.setConfig({ testTimeout: 30_000 });

const PERFECT = { duplicates: 0, reorder: 0, loss: 0, lateBy: HOUR };
const options = { seed: 7, users: 60, days: 1, incidents: 0 };

describe("an evaluation", () => {
  it("of a stream without faults finds all that Tencent knew", () => {
    const { tencent, actual, unmatched, scored } = evaluate({ ...options, faults: PERFECT });
    expect(tencent.shown.right).toBeCloseTo(1, 9);
    expect(tencent.recorded.right).toBeCloseTo(1, 9);
    expect(actual.recorded.right).toBeCloseTo(actual.tencent.right, 9);
    expect(actual.dated.right).toBeGreaterThan(actual.recorded.right);
    expect(unmatched).toBe(0);
    expect(scored.length).toBeGreaterThan(500);
  });

  it("of a faulty stream finds Rollcall well ahead of the naive receiver, and the true cause near the top", () => {
    const faults = { ...PERFECT, duplicates: 0.05, reorder: 0.05, loss: 0.01 };
    const { tencent, scored } = evaluate({ ...options, incidents: 1, faults });
    expect(tencent.shown.right).toBeGreaterThan(0.96);
    expect(tencent.recorded.right).toBeGreaterThan(tencent.shown.right);
    expect(1 - tencent.recorded.right).toBeLessThan((1 - tencent.naive.right) / 4);
    const among = (places: number) =>
      scored.filter(({ rank }) => rank !== null && rank < places).length / scored.length;
    expect(among(1)).toBeGreaterThan(0.6);
    expect(among(2)).toBeGreaterThan(0.85);
  });

  it("gives the same for the same seed", () => {
    const small = { ...options, users: 10, faults: { ...PERFECT, loss: 0.1 } };
    expect(evaluate(small)).toEqual(evaluate(small));
  });
});

describe("what is shown", () => {
  const arrive = (...events: (readonly [number, PresenceEvent])[]) =>
    events.map(([at, event]) => ({ at: T0 + at * SECOND, event }));
  const within = [T0, T0 + 1_000 * SECOND] as const;
  const seconds = (intervals: readonly (readonly [number, number])[]) =>
    intervals.map(([a, b]) => [(a - T0) / SECOND, (b - T0) / SECOND]);

  it("by the naive receiver is the last to arrive, a custom status included", () => {
    const arrivals = arrive([0, login(0)], [100, logout(100)], [200, setStatus(200, "busy")], [300, logout(100)]);
    expect(seconds(naiveOnline(arrivals)(...within))).toEqual([
      [0, 100],
      [200, 300],
    ]);
    expect(seconds(shownOnline(arrivals)(...within))).toEqual([[0, 100]]);
  });

  it("by Rollcall is what could be known at that moment, and the history is corrected by what came late", () => {
    const arrivals = arrive([0, login(0)], [500, login(400)], [600, linkClose(300)]);
    expect(seconds(shownOnline(arrivals)(...within))).toEqual([[0, 1000]]);
    const { connections } = fold(
      EMPTY_STATE,
      arrivals.map(({ event }) => event),
      {},
    );
    expect(seconds(recordedOnline(connections)(...within))).toEqual([
      [0, 300],
      [400, 1000],
    ]);
  });

  it("of a timeout is dated into the silence", () => {
    const { connections } = fold(EMPTY_STATE, [login(0), timeOut(900)], {});
    expect(seconds(recordedOnline(connections)(...within))).toEqual([[0, 900]]);
    expect(seconds(datedOnline(connections)(...within))).toEqual([[0, 560]]);
  });
});

it("intervals have a union and an overlap", () => {
  const united = union(
    [
      [5, 9],
      [0, 2],
      [8, 12],
      [2, 3],
      [20, 90],
    ],
    1,
    30,
  );
  expect(united).toEqual([
    [1, 3],
    [5, 12],
    [20, 30],
  ]);
  expect(lengthOf(united)).toBe(19);
  expect(
    overlap(united, [
      [0, 6],
      [11, 25],
    ]),
  ).toBe(2 + 1 + 1 + 5);
});

describe("the documented rows", () => {
  it.each(DOCUMENTED.map((documented) => [documented.what, documented] as const))("%s", (_what, documented) => {
    const { reasons } = explainDocumented(documented);
    const codes = reasons.map(({ code }) => code);
    // Callbacks tell mini programs and pages apart by nothing.
    if (documented.row.startsWith("mini-") && documented.reason !== "network_lost")
      expect(codes).toContain(documented.reason);
    else expect(codes[0]).toBe(documented.reason);
  });
});
