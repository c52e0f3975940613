import { expect, it } from "vitest";
import { matchCommands } from "./command";

const commands = [
  { id: "a", label: "Callback health", words: "lag gaps" },
  { id: "b", label: "Health of Activity" },
  { id: "c", label: "自定义状态", words: "statuses" },
];
const ids = (typed: string) => matchCommands(commands, typed).map(({ id }) => id);

it("finds by any word in any order, names that begin with it first", () => {
  expect(ids("health")).toEqual(["b", "a"]);
  expect(ids("GAPS callback")).toEqual(["a"]);
  expect(ids("状态")).toEqual(["c"]);
  expect(ids("statu")).toEqual(["c"]);
  expect(ids("nothing")).toEqual([]);
});

it("offers all of them before anything is typed", () => {
  expect(ids(" ")).toEqual(["a", "b", "c"]);
});
