import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { OutageRules, type Observation } from "./outage-rules";

const fine: Observation = { askedAt: 0, at: 0, answer: "writable", stored: 0, pending: 0 };

/** Observes once a second, from second 0 on, and returns what is told at each of these seconds. */
function told(observations: readonly Partial<Observation>[]): (string | undefined)[] {
  const rules = new OutageRules();
  return observations.map((observation, second) => {
    rules.observe({ ...fine, askedAt: second * 1_000, at: second * 1_000, ...observation });
    const outage = rules.at(second * 1_000);
    return outage === null ? undefined : `${outage.kind} ${Date.parse(outage.since) / 1_000}`;
  });
}

const none = { answer: "none" } as const;
const readOnly = { answer: "read_only" } as const;

describe("the outage of a database", () => {
  it("is told after a second, from the first question without an answer, and is over with the next answer", () => {
    expect(told([{}, none, none, none, {}])).toEqual([
      undefined,
      undefined,
      "unreachable 1",
      "unreachable 1",
      undefined,
    ]);
    expect(told([{}, none, {}, none, {}])).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });

  it("is told at the first late answer: a question that hangs has lasted already", () => {
    expect(told([{}, { ...none, askedAt: -1_000 }])).toEqual([undefined, "unreachable -1"]);
  });

  it("is none while the database stores", () => {
    expect(told([1, 2, 3, 4].map((stored) => ({ ...none, stored, pending: 9 })))).toEqual(Array(4).fill(undefined));
  });

  it("is a database that takes no writes", () => {
    expect(told([{}, readOnly, readOnly, {}])).toEqual([undefined, undefined, "read_only 1", undefined]);
  });

  it("is a journal that nothing is stored of for ten seconds, although the database answers", () => {
    const waiting = told(
      Array.from({ length: 13 }, (_, second) => ({ pending: second, stored: second < 2 ? second : 2 })),
    );
    expect(waiting.slice(0, 12)).toEqual(Array(12).fill(undefined));
    expect(waiting[12]).toBe("stuck 2");
  });

  it("is never told of a database that answers and stores all, and always of one that has never answered", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom<Observation["answer"]>("writable", "none"), { minLength: 3 }), (answers) => {
        const last = told(answers.map((answer) => ({ answer }))).at(-1);
        if (answers.at(-1) === "writable") expect(last).toBeUndefined();
        if (answers.every((answer) => answer === "none")) expect(last).toBe("unreachable 0");
      }),
    );
  });
});
