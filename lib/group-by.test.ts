import { expect, it } from "vitest";
import { groupBy } from "./group-by";

it("keeps the order of items in a group, and of groups by their first item", () => {
  const groups = groupBy(["bee", "ant", "bat", "asp"], (word) => word[0]);
  expect([...groups]).toEqual([
    ["b", ["bee", "bat"]],
    ["a", ["ant", "asp"]],
  ]);
});
