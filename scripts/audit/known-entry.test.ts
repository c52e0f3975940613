import { expect, it } from "vitest";
import { knownEntry } from "./known-entry";

const HASH = "0f".repeat(32);

it("reads what the command prints", () => {
  expect(knownEntry(`12:${HASH}`)).toEqual({ id: 12, hash: HASH });
  expect(knownEntry(undefined)).toBeNull();
});

it.each(["", "12", `0:${HASH}`, `12:${HASH}0`, `12:${HASH.toUpperCase()}`, `x:${HASH}`])("refuses %j", (text) => {
  expect(() => knownEntry(text)).toThrow("is not what an earlier check printed");
});
