import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HOUR, MINUTE } from "@/lib/time/units";
import { nextCondition, type Condition, type Transition } from "./condition";
import { dueAt } from "./quiet-hours";
import { MAX_ATTEMPTS, retryAfter } from "./retry";
import { readOverLimit } from "./tencent";
import { usualOnline } from "./usual-online";

const policy = { forMs: 5 * MINUTE, recoverMs: 3 * MINUTE };

/** Evaluates once a minute. `holds` says whether the condition holds. Returns the transitions by minute. */
function play(holds: readonly boolean[], began?: number): [number, Transition][] {
  let condition: Condition | null = null;
  return holds.flatMap((holding, minute): [number, Transition][] => {
    const now = minute * MINUTE;
    const next = nextCondition(condition, holding ? (began ?? now) : null, policy, now);
    condition = next.transition === "closed" ? null : next.condition;
    return next.transition === null ? [] : [[minute, next.transition]];
  });
}
const times = (n: number, holds: boolean) => Array.from({ length: n }, () => holds);

describe("a condition", () => {
  it("opens after it has lasted, and closes after it has been absent", () => {
    expect(play([...times(10, true), ...times(10, false)])).toEqual([
      [5, "opened"],
      [13, "closed"],
    ]);
  });

  it("opens at once if it is observed late, because it has lasted already", () => {
    expect(play(times(3, true), -10 * MINUTE)).toEqual([[0, "opened"]]);
  });

  it("is dropped if it stops before its alert opens", () => {
    expect(play([...times(5, true), ...times(5, false), ...times(4, true)])).toEqual([]);
  });

  it("continues if it returns before its alert closes", () => {
    expect(play([...times(6, true), ...times(2, false), ...times(2, true), ...times(4, false)])).toEqual([
      [5, "opened"],
      [13, "closed"],
    ]);
  });

  it("opens and closes in turn, each after it has lasted", () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 60, size: "max" }), (holds) => {
        const transitions = play(holds);
        transitions.forEach(([minute, what], i) => {
          expect(what).toBe(i % 2 === 0 ? "opened" : "closed");
          const last = what === "opened" ? 5 : 3;
          expect(holds.slice(minute - last, minute + 1)).toEqual(times(last + 1, what === "opened"));
        });
      }),
    );
  });
});

describe("quiet hours", () => {
  const at = (hour: number, minute = 0) => Date.UTC(2026, 10, 26, hour, minute);
  const night = { quietHours: { from: 22 * 60, to: 7 * 60 + 30 }, snoozedUntil: null };

  it.each([
    ["in the evening", at(21, 59), at(21, 59)],
    ["before midnight", at(22), at(31, 30)],
    ["after midnight", at(3, 12), at(7, 30)],
    ["when they end", at(7, 30), at(7, 30)],
  ])("%s", (_when, now, due) => {
    expect(dueAt(now, night, "UTC")).toBe(due);
  });

  it("are those of the zone, and follow a snooze", () => {
    expect(dueAt(at(15), night, "Asia/Shanghai")).toBe(at(23, 30));
    expect(dueAt(at(12), { ...night, snoozedUntil: at(23) }, "UTC")).toBe(at(31, 30));
    expect(dueAt(at(12), { quietHours: null, snoozedUntil: at(13) }, "UTC")).toBe(at(13));
  });

  it("never hold a message for more than a day, and let it go out of them", () => {
    const minute = fc.integer({ min: 0, max: 1_439 });
    fc.assert(
      fc.property(minute, minute, fc.integer({ min: 0, max: 24 * HOUR }), (from, to, offset) => {
        fc.pre(from !== to);
        const quiet = { quietHours: { from, to }, snoozedUntil: null };
        const due = dueAt(at(0) + offset, quiet, "Asia/Shanghai");
        expect(due - at(0) - offset).toBeGreaterThanOrEqual(0);
        expect(due - at(0) - offset).toBeLessThanOrEqual(24 * HOUR);
        expect(dueAt(due, quiet, "Asia/Shanghai")).toBe(due);
      }),
    );
  });
});

it("waits longer after each attempt, and at least as long as the receiver wishes", () => {
  const waits = Array.from({ length: MAX_ATTEMPTS - 1 }, (_, i) => retryAfter(i + 1, undefined));
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
  expect(waits.reduce((sum, ms) => sum + ms)).toBeLessThan(HOUR);
  expect(retryAfter(1, HOUR)).toBe(HOUR);
});

describe("the usual number online", () => {
  it("is the lower of the last days and of the same weekday", () => {
    expect(usualOnline((days) => (days % 7 === 0 ? 100 : 1_000))).toBe(100);
    expect(usualOnline((days) => (days <= 7 ? 300 : 1_000))).toBe(300);
  });

  it("is not known in the first days, nor for a handful of users", () => {
    expect(usualOnline((days) => (days <= 2 ? 500 : null))).toBeNull();
    expect(usualOnline((days) => (days <= 3 ? 500 : null))).toBe(500);
    expect(usualOnline(() => 10)).toBeNull();
  });
});

it("reads the documented body of Alert.RequestOverLimit, and survives any other", () => {
  const body = { CallbackCommand: "Alert.RequestOverLimit", ServiceName: "openim", Command: "sendmsg", Request: 510 };
  expect(readOverLimit(JSON.stringify({ ...body, Limit: 200 }))).toEqual({
    api: "openim/sendmsg",
    request: 510,
    limit: 200,
  });
  fc.assert(fc.property(fc.json(), (text) => void readOverLimit(text)));
  expect(readOverLimit("<html>")).toEqual({ api: null, request: null, limit: null });
});
