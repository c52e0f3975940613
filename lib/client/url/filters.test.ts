import { expect, it } from "vitest";
import { readKicksFilter } from "./kicks-filter";
import { readStatusesFilter } from "./statuses-filter";
import { withParameters } from "./use-parameters";

const of = (text: string) => new URLSearchParams(text);

it("reads the filter of the kicks, and leaves out what is not one", () => {
  expect(readKicksFilter(of("by=ios&kicked=android&user=a%26b&known=false&range=7d"))).toEqual({
    by: "ios", kicked: "android", user: "a&b", known: "false",
  });
  expect(readKicksFilter(of("by=IOS&kicked=&user=&known=no"))).toEqual({});
});

it("tells an empty status from none asked for", () => {
  expect(readStatusesFilter(of("value=&was=%E4%BC%9A%E8%AE%AE%E4%B8%AD"))).toEqual({ value: "", was: "会议中", user: undefined });
  expect(readStatusesFilter(of("user=x"))).toEqual({ value: undefined, was: undefined, user: "x" });
});

it("changes some parameters of an address and keeps the others", () => {
  expect(withParameters(of("range=7d&value=a&user=x"), { value: "", user: undefined, was: "b" })).toBe("?range=7d&value=&was=b");
});
