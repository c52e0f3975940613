import { expect, it } from "vitest";
import { END_CAUSES } from "@/lib/presence/types";
import { outline } from "./outline";

const bar = { x: 10, y: 5, width: 100, cutRight: false, open: false };

it("every cause with a shape has a different one", () => {
  const shaped = END_CAUSES.filter((cause) => cause !== "other");
  expect(new Set(shaped.map((cause) => outline(bar, cause))).size).toBe(shaped.length);
});

it("has no shape if the end is not visible or too small", () => {
  const plain = (change: object) => outline({ ...bar, ...change }, "kicked");
  expect(plain({ cutRight: true })).toBe("M10,23V5H110V23Z");
  expect(plain({ width: 4 })).toBe("M10,23V5H14V23Z");
});
