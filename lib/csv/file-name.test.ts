import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvFileName } from "./file-name";

describe("csvFileName", () => {
  it.each([
    ["Why connections ended", undefined, "rollcall-why-connections-ended-2026-11-23.csv"],
    ["谁踢了谁 / A:B", undefined, "rollcall-谁踢了谁-a-b-2026-11-23.csv"],
    ["…", undefined, "rollcall-2026-11-23.csv"],
    ["events", "testuser_316", "rollcall-events-testuser_316-2026-11-23.csv"],
    ["events", "../张三", "rollcall-events-张三-2026-11-23.csv"],
    ["events", "😀", "rollcall-events-2026-11-23.csv"],
  ])("names the file of %s of %s", (title, user, name) => {
    expect(csvFileName(title, "2026-11-23", user)).toBe(name);
  });

  it("never has a path, a control character or a quote, and is of bounded length", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (title, user) => {
        const name = csvFileName(title, "2026-11-23", user);
        expect(name).toMatch(/^rollcall-[\p{L}\p{N}_-]*\.csv$/u);
        expect(Array.from(name).length).toBeLessThan(240);
      }),
    );
  });
});
