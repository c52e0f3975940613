import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { ServiceError } from "../errors";
import { readCursor, writeCursor } from "./cursor";

const shape = z.tuple([z.string(), z.number().nullable(), z.boolean()]);

describe("a cursor", () => {
  it("returns the values that it encodes", () => {
    const values = fc.tuple(fc.string({ unit: "grapheme" }), fc.option(fc.integer()), fc.boolean());
    fc.assert(fc.property(values, (row) => void expect(readCursor(writeCursor(row), shape)).toEqual(row)));
  });

  it("needs no escape in a URL", () => {
    const values = fc.array(fc.oneof(fc.string({ unit: "binary" }), fc.double({ noNaN: true }), fc.boolean()));
    fc.assert(fc.property(values, (row) => void expect(writeCursor(row)).toMatch(/^[\w-]*$/)));
  });

  it("is null on the first page", () => expect(readCursor(undefined, shape)).toBeNull());

  it.each([
    ["of another list", writeCursor(["a", 1])],
    ["of other types", writeCursor([1, "a", true])],
    ["without JSON", Buffer.from("[1, 2").toString("base64url")],
    ["of any text", "no cursor"],
    ["that is empty", ""],
  ])("%s is refused by name", (_, cursor) => {
    const read = () => readCursor(cursor, shape);
    expect(read).toThrow(ServiceError);
    expect(read).toThrow(/^cursor: /);
  });
});
