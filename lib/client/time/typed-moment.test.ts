import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { momentText, readingOf, readTyped } from "./typed-moment";

const zone = "Asia/Shanghai";
const now = Date.parse("2026-11-26T15:00:00Z");
const field = { value: null, zone, now, latest: null };
const at = (local: string) => Date.parse(`${local}+08:00`);

describe("the text of a moment", () => {
  it("is read as a person types it", () => {
    expect(readTyped("yesterday 21:10", field)).toEqual({ at: at("2026-11-25T21:10:00"), problem: null });
    expect(readTyped("昨晚9点10分", field).at).toBe(at("2026-11-25T21:10:00"));
  });

  it("may be empty, but not other text", () => {
    expect(readTyped("  ", field)).toEqual({ at: null, problem: null });
    expect(readTyped("soon", field)).toEqual({ at: null, problem: "notUnderstood" });
  });

  it("is in the future only if that is allowed", () => {
    expect(readTyped("2026-11-27 10:00", field).at).toBe(at("2026-11-27T10:00:00"));
    expect(readTyped("2026-11-27 10:00", { ...field, latest: now })).toEqual({ at: null, problem: "future" });
  });

  it("keeps the milliseconds of a value that nobody changed", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: now }), fc.constantFrom(zone, "America/St_Johns", "UTC"), (value, zone) => {
        expect(readTyped(momentText(value, zone), { ...field, value, zone }).at).toBe(value);
      }),
    );
  });

  it("is the same, to the second, when its written text is read", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: now / 1000 }), (seconds) => {
        expect(readTyped(momentText(seconds * 1000, zone), field).at).toBe(seconds * 1000);
      }),
    );
  });

  it("says what it means unless the text says so", () => {
    expect(readingOf("yesterday 21:10", at("2026-11-25T21:10:00"), zone)).toBe("2026-11-25 21:10:00 (UTC+8)");
    expect(readingOf("2026-11-25 21:10:00", at("2026-11-25T21:10:00"), zone)).toBe("");
    expect(readingOf("soon", null, zone)).toBe("");
  });
});
