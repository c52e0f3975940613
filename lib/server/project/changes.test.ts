import { describe, expect, it } from "vitest";
import { changedTimes, changesOf } from "./changes";
import { NO_ROWS, type UserRows } from "./rows";

const spans = (...pairs: [number, number | null][]): UserRows => ({
  ...NO_ROWS,
  spans: pairs.map(([at, until]) => ({ at, until })),
});

describe("the changes of a user's rows", () => {
  it("are none if the rows are equal", () => {
    const rows = spans([1, 2], [3, null]);
    const changes = changesOf(rows, spans([1, 2], [3, null]));
    expect(changes.spans).toEqual({ write: [], remove: [], replaced: [] });
    expect(changedTimes(changes, rows)).toEqual([]);
  });

  it("leave equal rows alone, and concern the times of old and new values", () => {
    const after = spans([1, 2], [3, 6], [8, 9]);
    const changes = changesOf(spans([1, 2], [3, 5], [7, 9]), after);
    expect(changes.spans).toEqual({
      write: [
        { at: 3, until: 6 },
        { at: 8, until: 9 },
      ],
      remove: [{ at: 7, until: 9 }],
      replaced: [{ at: 3, until: 5 }],
    });
    expect(new Set(changedTimes(changes, after))).toEqual(new Set([3, 5, 6, 7, 8, 9]));
  });

  it("concern the arrival after a changed span", () => {
    const after = spans([1, 4], [10, 11], [20, 21]);
    const changes = changesOf(spans([1, 2], [10, 11], [20, 21]), after);
    expect(new Set(changedTimes(changes, after))).toEqual(new Set([1, 2, 4, 10]));
  });

  it("see a state of a checkpoint as equal whatever the order of its fields", () => {
    const state = (fields: object) => ({ ...NO_ROWS, checkpoints: [{ at: 1, state: fields as never }] });
    expect(changesOf(state({ a: 1, b: 2 }), state({ b: 2, a: 1 })).checkpoints.write).toEqual([]);
  });
});
