import fc from "fast-check";
import { expect, it } from "vitest";
import { fold } from "./fold";
import { KNOWN_AT, packState, unpackState } from "./packed-state";
import { EMPTY_STATE } from "./state";
import { anyHistory, anyPolicy } from "./testing/arbitrary-history";

it("gives every state back, through JSON", () => {
  fc.assert(
    fc.property(anyHistory, anyPolicy, fc.nat(), (events, max, cut) => {
      const { state } = fold(EMPTY_STATE, events.slice(0, cut % (events.length + 1)), max);
      const packed = packState(state);
      expect(unpackState(JSON.parse(JSON.stringify(packed)))).toEqual(state);
      expect(packed[KNOWN_AT]).toEqual(state.known);
    }),
    { numRuns: 500 },
  );
});

it("leaves what it did not pack to the fold", () => {
  for (const stored of [null, {}, [], [1, 2]]) expect(unpackState(stored)).toBe(stored);
});
