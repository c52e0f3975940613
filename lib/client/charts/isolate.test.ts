import fc from "fast-check";
import { expect, it } from "vitest";
import { hiddenAfter } from "./isolate";

const KEYS = ["a", "b", "c"];
const click = (hidden: string[], key: string, toggle = false) => [...hiddenAfter(new Set(hidden), KEYS, key, toggle)];

it("isolates a series, another one in its place, and shows all again", () => {
  expect(click([], "a")).toEqual(["b", "c"]);
  expect(click(["b", "c"], "b")).toEqual(["a", "c"]);
  expect(click(["b", "c"], "a")).toEqual([]);
});

it("toggles one with Ctrl or Command", () => {
  expect(click([], "a", true)).toEqual(["a"]);
  expect(click(["a"], "a", true)).toEqual([]);
  expect(click(["b", "c"], "a", true)).toEqual([]);
});

it("never hides all, and forgets series that are gone", () => {
  const clicks = fc.array(fc.tuple(fc.constantFrom(...KEYS), fc.boolean()));
  fc.assert(
    fc.property(clicks, (steps) => {
      let hidden: ReadonlySet<string> = new Set();
      for (const [key, toggle] of steps) {
        hidden = hiddenAfter(hidden, KEYS, key, toggle);
        expect(KEYS.some((one) => !hidden.has(one))).toBe(true);
      }
    }),
  );
});
