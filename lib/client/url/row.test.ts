import { expect, it } from "vitest";
import { withParameters } from "./list-filter";
import { openRowParameters, readOpenRow } from "./row";

const row = { user: "a&b=c 😀", id: "x/y+z=", at: Date.parse("2026-11-22T10:00:01.234Z") };

it("an address says which row is open, and keeps what else it says", () => {
  const search = new URLSearchParams(withParameters(new URLSearchParams({ user: "q" }), openRowParameters(row)));
  expect(readOpenRow(search)).toEqual(row);
  expect(search.get("user")).toBe("q");
  expect(withParameters(search, openRowParameters(null))).toBe("user=q");
});

it.each(["sel=x&of=u", "sel=x&at=2026-11-22T10:00:00Z", "at=2026-11-22T10:00:00Z&of=u", "sel=x&at=noon&of=u"])(
  "%s opens no row",
  (text) => {
    expect(readOpenRow(new URLSearchParams(text))).toBeNull();
  },
);
