import { describe, expect, it } from "vitest";
import { freeze, type Frozen } from "./hover-pause";

describe("a frozen value", () => {
  const frozen: Frozen<string> = { value: "first", choice: 3 };

  it("is the value at the start of the pause", () => {
    expect(freeze(null, "first", true, 3)).toEqual(frozen);
    expect(freeze(frozen, "second", true, 3)).toBe(frozen);
  });

  it("is replaced when the reader chooses something else", () => {
    expect(freeze(frozen, "second", true, 6)).toEqual({ value: "second", choice: 6 });
  });

  it("is given up at the end of the pause", () => expect(freeze(frozen, "second", false, 3)).toBeNull());
});
