import { describe, expect, it } from "vitest";
import { DAY, HOUR } from "@/lib/time/units";
import { compareHref, filterOfValue } from "./compare-filter";

const range = { from: 2 * DAY, to: 2 * DAY + HOUR };
const parameters = (href: string) => Object.fromEntries(new URLSearchParams(href.split("?")[1]));

describe("the address of a comparison", () => {
  it("carries the filter of the list", () => {
    expect(parameters(compareHref("connections", "1", range, { cause: "timeout" }))).toEqual({
      app: "1",
      of: "connections",
      cause: "timeout",
      from: new Date(range.from).toISOString(),
      to: new Date(range.to).toISOString(),
    });
  });

  it("without a filter compares the range with the same time before it", () => {
    expect(parameters(compareHref("events", undefined, range, { cause: undefined }))).toEqual({
      of: "events",
      from: new Date(range.from - HOUR).toISOString(),
      to: new Date(range.to).toISOString(),
      partFrom: new Date(range.from).toISOString(),
      partTo: new Date(range.to).toISOString(),
    });
  });
});

describe("the filter of a value", () => {
  it.each([
    ["network", null, { network: "none" }],
    ["networkName", null, { networkName: "" }],
    ["hour", "7", { hour: "7", weekTz: "UTC" }],
    ["duration", "1000-2000", { minMs: "1000", maxMs: "2000" }],
    ["duration", "2592000000-", { minMs: "2592000000" }],
    ["status", "busy", { statusAtEnd: "busy" }],
    ["cause", "timeout", { cause: "timeout" }],
    ["kickedBy", null, null],
  ] as const)("of %s %s is %j", (dimension, value, filter) =>
    expect(filterOfValue("connections", dimension, value, "UTC")).toEqual(filter),
  );
});
