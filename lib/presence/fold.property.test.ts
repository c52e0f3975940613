import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold } from "./fold";
import { compareEvents } from "./order";
import { EMPTY_STATE } from "./state";
import { anyHistory, anyPolicy } from "./testing/arbitrary-history";
import { VERDICTS } from "./types";
import { offlineWindow } from "./window";

const shuffled = anyHistory.chain((events) =>
  fc.record({
    events: fc.constant(events),
    arrival: fc
      .tuple(fc.shuffledSubarray(events, { minLength: events.length }), fc.subarray(events))
      .map(([all, again]) => [...all, ...again]),
  }),
);

const RUNS = { numRuns: 500 };

describe("the fold, on any history", () => {
  it("does not depend on the order of arrival, nor on duplicates", () => {
    fc.assert(
      fc.property(shuffled, anyPolicy, ({ events, arrival }, max) => {
        expect(fold(EMPTY_STATE, arrival, max)).toEqual(fold(EMPTY_STATE, events, max));
      }),
      RUNS,
    );
  });

  it("goes on from the state of any prefix to the same rows", () => {
    fc.assert(
      fc.property(anyHistory, anyPolicy, fc.nat(), (events, max, cut) => {
        const sorted = [...events].sort(compareEvents);
        const at = sorted[cut % (sorted.length + 1)]?.time ?? Infinity;
        const before = fold(
          EMPTY_STATE,
          sorted.filter((e) => e.time < at),
          max,
        );
        const frozen = structuredClone(before.state);
        const after = fold(
          before.state,
          sorted.filter((e) => e.time >= at),
          max,
        );
        const whole = fold(EMPTY_STATE, sorted, max);
        const merge = <T extends { no: number }>(a: T[], b: T[]) =>
          [...new Map([...a, ...b].map((row) => [row.no, row])).values()].sort((x, y) => x.no - y.no);

        expect(after.state).toEqual(whole.state);
        expect(merge(before.connections, after.connections)).toEqual(whole.connections);
        expect(merge(before.statuses, after.statuses)).toEqual(whole.statuses);
        expect([...before.verdicts, ...after.verdicts]).toEqual(whole.verdicts);
        expect([...before.kicks, ...after.kicks]).toEqual(whole.kicks);
        expect([...new Map([...before.spans, ...after.spans].map((s) => [s.at, s])).values()]).toEqual(whole.spans);
        expect(before.state).toEqual(frozen);
        expect(JSON.parse(JSON.stringify(after.state))).toEqual(after.state);
      }),
      RUNS,
    );
  });

  it("never holds more connections of a platform open than the policy allows", () => {
    fc.assert(
      fc.property(anyHistory, anyPolicy, (events, max) => {
        const sorted = [...events].sort(compareEvents);
        for (let n = 0; n <= sorted.length; n++) {
          const { state } = fold(EMPTY_STATE, sorted.slice(0, n), max);
          for (const c of state.open) {
            expect(state.open.filter((o) => o.platform === c.platform).length).toBeLessThanOrEqual(
              max[c.platform] ?? 1,
            );
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it("gives every distinct event one verdict", () => {
    fc.assert(
      fc.property(anyHistory, anyPolicy, (events, max) => {
        const distinct = new Set(events.map((e) => `${e.time} ${e.identity}`));
        const { verdicts } = fold(EMPTY_STATE, events, max);
        expect(new Set(verdicts.map((v) => `${v.event.time} ${v.event.identity}`))).toEqual(distinct);
        expect(verdicts).toHaveLength(distinct.size);
        for (const { event: e, verdict } of verdicts) {
          expect(VERDICTS).toContain(verdict);
          expect(verdict === "status").toBe(e.action === "CustomStatusChange");
          expect(verdict === "unknown").toBe(e.action === "Nap");
        }
      }),
      RUNS,
    );
  });

  it("keeps rows consistent: ends after starts, windows inside connections, open rows open in the state", () => {
    fc.assert(
      fc.property(anyHistory, anyPolicy, (events, max) => {
        const { state, connections } = fold(EMPTY_STATE, events, max);
        expect(connections.filter((c) => c.endedAt === null)).toEqual(state.open);
        expect(state.onlineSince !== null).toBe(state.open.length > 0);
        expect(connections.map((c) => c.no)).toEqual(connections.map((_, i) => i + 1));
        for (const c of connections) {
          expect((c.endedAt === null) === (c.endCause === null)).toBe(true);
          expect(c.kickedBy !== null).toBe(c.endCause === "kicked");
          expect(c.at).toBe(c.startedAt ?? c.endedAt);
          const window = offlineWindow(c);
          expect(window === null).toBe(c.endedAt === null);
          if (window === null || c.endedAt === null) continue;
          expect(window.from).toBeLessThanOrEqual(window.to);
          expect(window.to).toBeLessThanOrEqual(c.endedAt);
          if (c.startedAt !== null) expect(window.from).toBeGreaterThanOrEqual(c.startedAt);
        }
      }),
      RUNS,
    );
  });

  it("changes nothing but the books by an event that is not applied", () => {
    fc.assert(
      fc.property(anyHistory, anyPolicy, (events, max) => {
        let state = EMPTY_STATE;
        for (const e of [...events].sort(compareEvents)) {
          const step = fold(state, [e], max);
          const verdict = step.verdicts[0]?.verdict;
          if (verdict !== "applied") expect(step.connections).toEqual([]);
          if (verdict !== "applied") expect(step.state.open).toEqual(state.open);
          if (verdict === "applied") expect(step.connections).not.toEqual([]);
          state = step.state;
        }
      }),
      RUNS,
    );
  });

  it("is online exactly while a connection is open", () => {
    fc.assert(
      fc.property(anyHistory, anyPolicy, (events, max) => {
        const { connections, spans } = fold(EMPTY_STATE, events, max);
        const open = (from: number | null, to: number | null, t: number) =>
          from !== null && from <= t && (to ?? Infinity) > t;
        for (const t of events.flatMap((e) => [e.time, e.time + 1])) {
          expect(spans.filter((s) => open(s.at, s.until, t)).length).toBe(
            connections.some((c) => open(c.startedAt, c.endedAt, t)) ? 1 : 0,
          );
        }
      }),
      RUNS,
    );
  });

  it("counts every entry of KickedDevice once, each connection at most once", () => {
    fc.assert(
      fc.property(anyHistory, anyPolicy, (events, max) => {
        const { connections, kicks, verdicts } = fold(EMPTY_STATE, events, max);
        expect(kicks.length).toBe(verdicts.reduce((sum, v) => sum + v.event.kicked.length, 0));
        const ended = kicks.flatMap((k) => (k.connection === null ? [] : [k.connection.no]));
        expect([...ended].sort((a, b) => a - b)).toEqual(
          connections.filter((c) => c.endCause === "kicked").map((c) => c.no),
        );
      }),
      RUNS,
    );
  });

  it("lays custom statuses end to end without overlap", () => {
    fc.assert(
      fc.property(anyHistory, anyPolicy, (events, max) => {
        const { statuses } = fold(EMPTY_STATE, events, max);
        statuses.forEach((span, i) => {
          const next = statuses[i + 1];
          if (span.until !== null) expect(span.until).toBeGreaterThanOrEqual(span.at);
          if (next !== undefined) expect(span.until ?? Infinity).toBeLessThanOrEqual(next.at);
        });
      }),
      RUNS,
    );
  });
});
