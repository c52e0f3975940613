import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { Prisma } from "../db/client";
import { allOf, atOrAfter, before, conditionsOf, equals, isPresent, understands, when } from "./filter";

const filter = z.object({ user: z.string().optional(), late: z.boolean().optional(), from: z.string().optional() });
const column = Prisma.sql`e.x`;

describe("understands", () => {
  it("holds exactly if every given field is declared", () => {
    const fields = ["user", "late", "from"] as const;
    fc.assert(
      fc.property(fc.subarray([...fields]), fc.subarray([...fields]), (given, declared) => {
        const values = Object.fromEntries(given.map((field) => [field, field === "late" ? false : ""]));
        expect(understands(filter, values, declared)).toBe(given.every((field) => declared.includes(field)));
      }),
    );
  });

  it("takes a field that is undefined for one that is not given", () => {
    expect(understands(filter, { user: undefined, late: true }, ["late"])).toBe(true);
  });

  it("ignores what is no field of the filter, such as the cursor of a page", () => {
    expect(understands(filter, { late: true, ...{ cursor: "abc", limit: 50 } }, ["late"])).toBe(true);
  });

  it("steps aside for a field that is added later", () => {
    const later = z.object({ ...filter.shape, added: z.string().optional() });
    expect(understands(later, { late: true, added: "" }, ["late"])).toBe(false);
  });
});

describe("conditionsOf", () => {
  const conditions = { user: equals(Prisma.sql`e.user_id`), late: isPresent(Prisma.sql`l.user_id`), from: null };

  it("makes a condition of every given field, of false and empty values too", () => {
    const made = conditionsOf<z.infer<typeof filter>>({ user: "", late: false, from: "x" }, conditions);
    expect(made.map(({ sql }) => sql)).toEqual(["e.user_id = ?", "l.user_id IS NULL"]);
    expect(made[0]?.values).toEqual([""]);
  });

  it("makes none of fields that are not given", () => {
    expect(conditionsOf<z.infer<typeof filter>>({ user: undefined }, conditions)).toEqual([]);
  });
});

describe("conditions", () => {
  it("of a range are half-open", () => {
    const [from, to] = ["2026-01-15T00:00:00Z", "2026-01-16T08:00:00+08:00"];
    expect(atOrAfter(column)(from)).toMatchObject({ sql: "e.x >= ?", values: [new Date(from)] });
    expect(before(column)(to)).toMatchObject({ sql: "e.x < ?", values: [new Date("2026-01-16T00:00:00Z")] });
  });

  it("are joined by AND, and are true if there are none", () => {
    expect(allOf([]).sql).toBe("true");
    expect(allOf([equals(column)(1), isPresent(column)(true)]).sql).toBe("e.x = ? AND e.x IS NOT NULL");
    expect(when<number>(undefined, equals(column))).toEqual([]);
    expect(when(0, equals(column))).toHaveLength(1);
  });
});
