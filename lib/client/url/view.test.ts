import { expect, it } from "vitest";
import { readRange, readSelection, toMoment, withView } from "./view";

const range = { from: Date.parse("2026-11-22T10:00:00.000Z"), to: Date.parse("2026-11-22T11:00:00.000Z") };
const selection = { id: "a/b+c=", at: range.from + 1234 };

it("an address says exactly which view and moment is meant, and keeps what else it says", () => {
  const search = new URLSearchParams(withView(new URLSearchParams({ id: "a&b=c" }), { range, selection }));
  expect(readRange(search)).toEqual(range);
  expect(readSelection(search)).toEqual(selection);
  expect(search.get("id")).toBe("a&b=c");
});

it("a part can be taken away without the other", () => {
  const search = new URLSearchParams(withView(new URLSearchParams(), { range, selection }));
  const without = new URLSearchParams(withView(search, { selection: null }));
  expect(readSelection(without)).toBeNull();
  expect(readRange(without)).toEqual(range);
});

it("a moment takes the place of range and selection, and an older link selects the event of its moment", () => {
  const search = new URLSearchParams(withView(new URLSearchParams({ id: "u" }), { range, selection }));
  const moment = new URLSearchParams(withView(search, toMoment(range.from)));
  expect(moment.toString()).toBe("id=u&at=2026-11-22T10%3A00%3A00.000Z");
  expect(new URLSearchParams(withView(moment, toMoment(null))).toString()).toBe("id=u");
  expect(readSelection(new URLSearchParams("sel=x&at=2026-11-22T10:00:00Z"))).toEqual({ id: "x", at: range.from });
});

it.each(["from=x&to=y", "from=2026-11-22T10:00:00Z", "from=2026-11-22T10:00:00Z&to=2026-11-22T09:00:00Z"])(
  "%s names no range",
  (text) => {
    expect(readRange(new URLSearchParams(text))).toBeNull();
  },
);
