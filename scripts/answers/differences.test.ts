import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { difference } from "./differences";

const json = (value: unknown, status = 200) => ({ status, body: JSON.stringify(value) });

describe("the difference of two answers", () => {
  it("is none for the same JSON in another order, and at another time", () => {
    expect(difference(json({ a: 1, b: [2], asOf: "x" }), json({ asOf: "y", b: [2], a: 1 }))).toBeNull();
    fc.assert(fc.property(fc.jsonValue(), (value) => difference(json(value), json(value)) === null));
  });

  it("names the place and both values", () => {
    const [a, b] = [json({ rows: [{ n: 1 }, { n: 2 }] }), json({ rows: [{ n: 1 }, { n: 3 }] })];
    expect(difference(a, b)).toBe("/rows/1/n: 2, then 3");
    expect(difference(a, json({ rows: [{ n: 1 }] }))).toBe('/rows/1: {"n":2}, then nothing');
    expect(difference(json({}), json({ more: null }))).toBe("/more: nothing, then null");
    expect(difference(json([]), json({}))).toBe("/: [], then {}");
    expect(difference(json(1), json(1, 503))).toBe("status 200, then 503");
  });

  it("compares other texts line by line", () => {
    const csv = (body: string) => ({ status: 200, body });
    expect(difference(csv("a,b\n1,2\n"), csv("a,b\n1,3\n"))).toBe('/1: "1,2", then "1,3"');
    expect(difference(csv("a\n"), csv("a\n"))).toBeNull();
  });
});
