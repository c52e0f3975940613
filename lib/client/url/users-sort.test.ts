import { expect, it } from "vitest";
import { figureOf, nextSort, SORT_OF, sortedBy } from "./users-sort";
import { USER_SORTS } from "@/lib/contracts/values";

it("begins online first, and says so", () => {
  expect(sortedBy({}, "state")).toBe("descending");
  expect(sortedBy({}, "userId")).toBeUndefined();
});

it("a second click on a head turns the order around, a third back", () => {
  const first = nextSort({}, "lastEvent");
  expect([first, sortedBy(first, "lastEvent")]).toEqual([{ sort: "lastEvent", order: undefined }, "descending"]);
  const second = nextSort(first, "lastEvent");
  expect([second, sortedBy(second, "lastEvent")]).toEqual([{ sort: "lastEvent", order: "asc" }, "ascending"]);
  expect(nextSort(second, "lastEvent")).toEqual(first);
  expect(nextSort(nextSort({}, "userId"), "userId")).toEqual({ sort: "userId", order: "desc" });
});

it("online first is never turned around", () => {
  expect(nextSort({ sort: "userId", order: "desc" }, "state")).toEqual({ sort: undefined, order: undefined });
  expect(nextSort({}, "state")).toEqual({ sort: undefined, order: undefined });
});

it("an order by a figure is never reversed", () => {
  const worst = nextSort({ sort: "kicks" }, "kicks");
  expect([worst, sortedBy(worst, "kicks"), figureOf(worst)]).toEqual([{ sort: "kicks" }, "descending", "kicks"]);
  expect(figureOf({ sort: "lastEnd" })).toBeNull();
});

it("every order of a head is one that the interface knows", () => {
  for (const by of Object.values(SORT_OF)) expect(USER_SORTS).toContain(by.sort);
});
