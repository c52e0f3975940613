import { expect, it } from "vitest";
import { createLoader, createSerializer } from "nuqs";
import { OPEN_ROW, openRowParameters, toOpenRow } from "./row";

const readOpenRow = (search: URLSearchParams) => toOpenRow(createLoader(OPEN_ROW)(search));
const write = createSerializer(OPEN_ROW);

const row = { user: "a&b=c 😀", id: "x/y+z=", at: Date.parse("2026-11-22T10:00:01.234Z") };

it("writes the open row into the address, reads it back, and keeps the other parameters", () => {
  const search = new URLSearchParams(write("?user=q", openRowParameters(row)));
  expect(readOpenRow(search)).toEqual(row);
  expect(search.get("user")).toBe("q");
  expect(write(search, openRowParameters(null))).toBe("?user=q");
});

it.each(["sel=x&of=u", "sel=x&at=2026-11-22T10:00:00Z", "at=2026-11-22T10:00:00Z&of=u", "sel=x&at=noon&of=u"])(
  "%s opens no row",
  (text) => {
    expect(readOpenRow(new URLSearchParams(text))).toBeNull();
  },
);
