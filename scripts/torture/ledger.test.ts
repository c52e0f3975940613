import { describe, expect, it } from "vitest";
import { Ledger, type Found, type Outcome } from "./ledger";

/** Sends one callback for each outcome and compares it with what is stored. */
function verdictOn(outcomes: Outcome[], found?: Found) {
  const ledger = new Ledger();
  for (const outcome of outcomes) {
    ledger.send("a");
    ledger.answer("a", outcome);
  }
  const { lost, doubled, uncounted } = ledger.compare(new Map(found === undefined ? [] : [["a", found]]));
  return { lost: lost.length, doubled: doubled.length, uncounted: uncounted.length };
}

const FINE = { lost: 0, doubled: 0, uncounted: 0 };
const once = { events: 1, duplicates: 0 };

describe("Ledger", () => {
  it.each([
    ["an event that was answered OK", ["ok"], once],
    ["a copy that counts as a duplicate", ["ok", "ok"], { events: 1, duplicates: 1 }],
    ["a request without an answer that is stored", ["unanswered"], once],
    ["a request without an answer that is not stored", ["unanswered"], undefined],
    ["a refused request that is not stored", ["refused"], undefined],
    ["a copy without an answer that is not stored", ["ok", "unanswered"], once],
    ["a copy without an answer that is stored", ["ok", "unanswered"], { events: 1, duplicates: 1 }],
  ] as const)("accepts %s", (_, outcomes, found) => {
    expect(verdictOn([...outcomes], found)).toEqual(FINE);
  });

  it.each([
    ["an event that was answered OK and is not stored", ["ok"], undefined, { lost: 1 }],
    ["an event that is stored twice", ["ok", "ok"], { events: 2, duplicates: 0 }, { doubled: 1 }],
    ["a duplicate of an event that was sent once", ["ok"], { events: 1, duplicates: 1 }, { doubled: 1 }],
    ["a copy that was answered OK and does not count", ["ok", "ok"], once, { uncounted: 1 }],
  ] as const)("reports %s", (_, outcomes, found, expected) => {
    expect(verdictOn([...outcomes], found)).toEqual({ ...FINE, ...expected });
  });

  it("reports an event that was never sent", () => {
    expect(new Ledger().compare(new Map([["b", once]])).doubled).toEqual(["b"]);
  });
});
