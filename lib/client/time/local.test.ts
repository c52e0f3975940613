import { describe, expect, it } from "vitest";
import { fromLocal, toLocal } from "@/lib/time/zone";
import { fieldValue, readField } from "./local";

const at = (iso: string) => Date.parse(iso);

describe("local times", () => {
  it.each(["Asia/Shanghai", "America/St_Johns", "UTC", "Pacific/Auckland"])("come back as they went in %s", (zone) => {
    for (const iso of ["2026-01-10T03:12:00Z", "2026-07-10T23:59:00Z"])
      expect(fromLocal(toLocal(at(iso), zone), zone)).toBe(at(iso));
  });

  it("take the first of an hour that occurs twice", () => {
    // Berlin goes back from 03:00 to 02:00 on 25 October 2026, at 01:00 UTC.
    expect(fromLocal(at("2026-10-25T02:30:00Z"), "Europe/Berlin")).toBe(at("2026-10-25T00:30:00Z"));
  });

  it("go past an hour that does not occur", () => {
    expect(fromLocal(at("2026-03-29T02:30:00Z"), "Europe/Berlin")).toBe(at("2026-03-29T01:30:00Z"));
  });

  it("fill a field and are read from it", () => {
    expect(fieldValue(at("2026-11-22T13:04:10Z"), "Asia/Shanghai")).toBe("2026-11-22T21:04");
    expect(readField("2026-11-22T21:04", "Asia/Shanghai")).toBe(at("2026-11-22T13:04:00Z"));
    expect(readField("", "UTC")).toBeNull();
  });
});
