import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explain } from "@/lib/presence/explain/explain";
import { contextOf, endedConnection } from "@/lib/presence/testing/explain-examples";
import { HOUR, MINUTE, SECOND } from "@/lib/time/units";
import { judgeMinutes, median, usualIn, type EndedMinutes } from "./baseline";
import { incidentsOf } from "./incidents";
import { comparedMinute } from "./minute-count";

const START = Date.UTC(2026, 2, 4);
const at = (i: number) => START + i * MINUTE;

/** `quiet` minutes with few ends, then those of an incident, then quiet ones again. */
function minutesOf(quiet: readonly number[], incident: readonly number[], after: readonly number[]): EndedMinutes {
  return { start: START, ended: [...quiet, ...incident, ...after], known: 0 };
}

/** The minutes as a reader sees them at `now`: the newest one has only a part of its ends. */
function seenAt(minutes: EndedMinutes, now: number): EndedMinutes {
  const length = Math.min(minutes.ended.length, Math.ceil((now - START) / MINUTE));
  const ended = Array.from({ length }, (_, i) =>
    Math.floor((minutes.ended[i] ?? 0) * Math.min(1, (now - at(i)) / MINUTE)),
  );
  return { ...minutes, ended };
}

/** The minute as an explanation compares it at `now`. */
function comparedAt(minutes: EndedMinutes, i: number, now: number) {
  const judged = judgeMinutes(seenAt(minutes, now), 0, now);
  return comparedMinute(judged, incidentsOf(judged), at(i));
}

describe("usual", () => {
  const quiet = Array.from({ length: 120 }, () => 20);

  it("does not rise with the incident, however long that lasts", () => {
    const judged = judgeMinutes(
      minutesOf(
        quiet,
        Array.from({ length: 600 }, () => 560),
        [20],
      ),
      0,
      at(721),
    );
    expect([120, 130, 300, 719].map((i) => usualIn(judged, i))).toEqual([20, 20, 20, 20]);
    expect(incidentsOf(judged)).toMatchObject([{ from: at(120), to: at(720), ended: 600 * 560, usual: 600 * 20 }]);
  });

  it("leaves out the quiet minutes in the middle of an incident too", () => {
    const waves = Array.from({ length: 90 }, (_, i) => (i % 3 === 0 ? 300 : 0));
    const judged = judgeMinutes(minutesOf(quiet, waves, [20]), 0, at(400));
    expect(usualIn(judged, 207)).toBe(20);
    expect(incidentsOf(judged)).toHaveLength(1);
  });

  it("of an unfinished minute counts with the part that is over", () => {
    const [incident] = incidentsOf(judgeMinutes(minutesOf(quiet, [560, 280], []), 0, at(121.5)));
    expect(incident).toMatchObject({ ended: 840, usual: 30, ongoing: true });
  });
});

describe("a minute that is not finished", () => {
  const minutes = minutesOf(
    Array.from({ length: 120 }, () => 20),
    [560, 560, 560],
    [20, 20, 20, 20, 20],
  );

  it("is not compared, as it would look quieter than it is", () => {
    expect(comparedAt(minutes, 100, at(100) + 40 * SECOND)).toBeNull();
    expect(comparedAt(minutes, 100, at(102))).toMatchObject({ ended: 20, usual: 20, incident: null });
  });

  it("is an incident as soon as enough have ended", () => {
    expect(comparedAt(minutes, 120, at(120) + 5 * SECOND)).toBeNull();
    expect(comparedAt(minutes, 120, at(120) + 15 * SECOND)).toMatchObject({ ended: 140, incident: { from: at(120) } });
  });

  it("is spoken for by the newest minute of an ongoing incident", () => {
    expect(comparedAt(minutes, 122, at(122) + SECOND)).toMatchObject({ at: at(121), incident: { ongoing: true } });
    expect(comparedAt(minutes, 126, at(126) + SECOND)).toBeNull();
  });
});

it("the first reason of those who fell in an incident stays, however long it lasts and whenever one looks", () => {
  const traffic = fc.record({
    usual: fc.integer({ min: 0, max: 80 }),
    noise: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 70, maxLength: 70 }),
    times: fc.array(fc.integer({ min: 26, max: 400 }), { minLength: 1, maxLength: 400 }),
    after: fc.integer({ min: 0, max: 90 }),
    // In the minute, and how long after the minute one looks.
    fell: fc.nat(),
    waited: fc.oneof(fc.integer({ min: 0, max: 20 * SECOND }), fc.integer({ min: 0, max: 8 * HOUR })),
    second: fc.integer({ min: 0, max: 59 }),
  });
  const cause = fc.constantFrom("link_close" as const, "timeout" as const, "superseded" as const);
  fc.assert(
    fc.property(traffic, cause, (given, endCause) => {
      const { usual, noise, times, after, fell, waited, second } = given;
      const quiet = noise.map((more) => usual + more);
      const most = Math.max(2, usual + 9);
      const minutes = minutesOf(
        quiet,
        times.map((n) => Math.ceil((most * n) / 4)),
        Array.from({ length: after }, () => usual),
      );
      const i = quiet.length + (fell % times.length);
      const endedAt = at(i) + second * SECOND;
      // In the first minute nobody can know yet; from then on, also at once.
      const known = i === quiet.length ? at(i + 1) : endedAt;
      const firstReason = (now: number) => {
        const minute = comparedAt(minutes, i, now);
        const context = contextOf({ minute: minute && { ...minute, open: null }, observedUntil: now });
        return explain(endedConnection(endCause, { endedAt, startedAt: endedAt - 2 * HOUR }), context).reasons[0]?.code;
      };
      expect(firstReason(known + 1)).toBe("mass_disconnect");
      expect(firstReason(known + 1 + waited)).toBe("mass_disconnect");
      expect(firstReason(at(minutes.ended.length + 600))).toBe("mass_disconnect");
    }),
    { numRuns: 300 },
  );
});

it("what is judged of a minute does not depend on the minutes after it", () => {
  const counts = fc.array(fc.integer({ min: 0, max: 120 }), { minLength: 30, maxLength: 300 });
  fc.assert(
    fc.property(counts, fc.nat(), (ended, cut) => {
      const whole = judgeMinutes({ start: START, ended, known: 0 }, 0, at(10_000));
      const length = cut % ended.length;
      const part = judgeMinutes({ start: START, ended: ended.slice(0, length), known: 0 }, 0, at(10_000));
      expect([...part.hot]).toEqual([...whole.hot.subarray(0, length)]);
      expect([...part.recent]).toEqual([...whole.recent.subarray(0, length)]);
    }),
  );
});

it.each([
  [[], 0],
  [[3], 3],
  [[5, 1, 3], 3],
  [[4, 1, 3, 2], 2],
])("the median of %j is %i", (values, expected) => {
  const copy = [...values];
  expect(median(values)).toBe(expected);
  expect(values).toEqual(copy);
});
