import { describe, expect, it } from "vitest";
import { complaints, faultTable, type Played } from "./report";

const played = (fields: Partial<Played>): Played => ({
  ...{ kind: "database stopped", frontLives: true, mayRefuse: false, recovery: 1, error: null },
  ...{ ok: 100, refused: 0, unanswered: 0, longest: 900, longestRefusal: 0 },
  ...fields,
});

describe("faultTable", () => {
  it("has one row a kind, with sums, the longest answer, and the median and longest recovery", () => {
    const faults = [
      played({ recovery: 0.4, longest: 900 }),
      played({ kind: "kill -9 of the front", frontLives: false, unanswered: 7, recovery: 2 }),
      played({ recovery: 3, longest: 1_200.4 }),
      played({ recovery: null, refused: 2, longestRefusal: 41 }),
    ];
    expect(faultTable(faults).split("\n").slice(2)).toEqual([
      "| database stopped | 3 | 300 | 2 | 0 | 1200 | 41 | 3.0 / never |",
      "| kill -9 of the front | 1 | 100 | 0 | 7 | – | – | 2.0 / 2.0 |",
    ]);
  });
});

describe("complaints", () => {
  it("accept what may happen", () => {
    expect(complaints([played({}), played({ mayRefuse: true, refused: 3 })])).toEqual([]);
    expect(complaints([played({ frontLives: false, unanswered: 9, refused: 1, longest: 3_000 })])).toEqual([]);
  });

  it.each([
    [{ recovery: null }, "the backlog was not stored in time"],
    [{ refused: 2 }, "2 callbacks were refused"],
    [{ unanswered: 1 }, "1 callbacks got no answer"],
    [{ longest: 1_700 }, "an answer took 1700 ms"],
    [{ error: "the product took 12.0 s to stop" }, "the product took 12.0 s to stop"],
  ])("name %j", (fields, text) => {
    expect(complaints([played(fields)])).toEqual([`Fault 1, database stopped: ${text}.`]);
  });
});
