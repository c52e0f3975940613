import { expect, it } from "vitest";
import { listHref } from "./list-href";

it("carries range and filter whole, an empty status too", () => {
  const href = listHref(
    "/statuses",
    "14",
    { from: 0, to: 1000 },
    { value: "", was: "a&b=c", known: false, platform: undefined },
  );
  expect([...new URL(href, "http://x").searchParams]).toEqual([
    ["app", "14"],
    ["from", "1970-01-01T00:00:00.000Z"],
    ["to", "1970-01-01T00:00:01.000Z"],
    ["value", ""],
    ["was", "a&b=c"],
    ["known", "false"],
  ]);
});

it("is the bare page where nothing narrows it", () => {
  expect(listHref("/users", undefined, null)).toBe("/users");
});
