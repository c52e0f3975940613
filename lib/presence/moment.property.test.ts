import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold } from "./fold";
import { clientAt, momentOf } from "./moment";
import { EMPTY_STATE } from "./state";
import { T0 } from "./testing/events";
import { anyHistory, anyPolicy } from "./testing/arbitrary-history";
import { offlineWindow } from "./window";

const anyMoment = fc.integer({ min: -10, max: 2_010 }).map((seconds) => T0 + seconds * 1_000);

describe("a moment, of any history", () => {
  it("has the connections that the fold of the events until then has open, and its last end", () => {
    fc.assert(
      fc.property(anyHistory, anyPolicy, anyMoment, (events, policy, at) => {
        const known = fold(EMPTY_STATE, events, policy);
        const then = fold(
          EMPTY_STATE,
          events.filter((e) => e.time <= at),
          policy,
        );
        const moment = momentOf(known.connections, at);
        expect(moment.open.map((c) => c.no)).toEqual(then.state.open.map((c) => c.no));
        expect(moment.lastEnd?.endedAt ?? null).toBe(then.state.lastEnd?.at ?? null);
        expect(moment.open.length > 0).toBe(then.state.onlineSince !== null);
      }),
      { numRuns: 500 },
    );
  });

  it("finds the client connected before the offline window, uncertain in it, and gone after it", () => {
    fc.assert(
      fc.property(anyHistory, anyPolicy, anyMoment, (events, policy, at) => {
        for (const connection of momentOf(fold(EMPTY_STATE, events, policy).connections, at).open) {
          const window = offlineWindow(connection);
          const expected = window === null || at < window.from ? "connected" : at <= window.to ? "uncertain" : "gone";
          expect(clientAt(connection, at)).toBe(expected);
          if (connection.endCause !== "timeout") expect(expected).not.toBe("gone");
        }
      }),
    );
  });
});
