import fs from "node:fs";
import { describe, expect, it } from "vitest";
import { differences, PROJECTIONS } from "./projections";

describe("PROJECTIONS", () => {
  it("are tables of the schema", () => {
    const schema = fs.readFileSync("prisma/schema.prisma", "utf8");
    const tables = new Set([...schema.matchAll(/@@map\("(\w+)"\)/g)].map(([, name]) => name));
    expect(PROJECTIONS.filter((name) => !tables.has(name))).toEqual([]);
  });
});

describe("differences", () => {
  it("names the rows that a rebuild removes and adds", () => {
    const before = new Map([
      ["kick", new Set(["(a)", "(b)"])],
      ["presence", new Set(["(p)"])],
    ]);
    const after = new Map([
      ["kick", new Set(["(b)", "(c)", "(d)"])],
      ["presence", new Set(["(p)"])],
    ]);
    expect(differences(before, before)).toEqual([]);
    expect(differences(before, after)).toEqual([
      "kick differs from a rebuild, 1 rows less and 2 more: - (a) + (c) + (d)",
    ]);
  });
});
