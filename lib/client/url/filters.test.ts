import { expect, it } from "vitest";
import { KICKS_FILTER, readKicksFilter } from "./kicks-filter";
import { onPageHref } from "./on-page";
import { readStatusesFilter } from "./statuses-filter";

const of = (text: string) => new URLSearchParams(text);

it("reads the filter of the kicks, and leaves out what is not one", () => {
  expect(readKicksFilter(of("by=ios&kicked=android&user=a%26b&known=false&range=7d"))).toEqual({
    by: "ios",
    kicked: "android",
    user: "a&b",
    known: "false",
  });
  expect(readKicksFilter(of("by=IOS&kicked=&user=&known=no"))).toEqual({});
});

it("tells an empty status from none asked for", () => {
  expect(readStatusesFilter(of("value=&was=%E4%BC%9A%E8%AE%AE%E4%B8%AD"))).toEqual({ value: "", was: "会议中" });
  expect(readStatusesFilter(of("user=x"))).toEqual({ user: "x" });
});

it("leads to the list on the page: the same range, this filter alone", () => {
  expect(onPageHref(of("app=14&range=7d&by=ios&user=x"), "kicks", KICKS_FILTER, { kicked: "web" })).toBe(
    "?app=14&range=7d&kicked=web#kicks",
  );
  expect(onPageHref(of("range=7d"), "kicks", KICKS_FILTER, {}, { from: 0, to: 60_000 })).toBe(
    "?from=1970-01-01T00%3A00%3A00.000Z&to=1970-01-01T00%3A01%3A00.000Z#kicks",
  );
});
