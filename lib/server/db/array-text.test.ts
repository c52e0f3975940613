import fc from "fast-check";
import { expect, it } from "vitest";
import { arrayText } from "./array-text";
import { db } from "./client";

/** What PostgreSQL stores in a text: everything but U+0000 and halves of pairs. */
const text = fc.string({ unit: "binary" }).filter((s) => s.isWellFormed() && !s.includes("\u0000"));
const special = fc.constantFrom("", "NULL", "null", '"', "\\", '\\"', "{a,b}", " a ", "a\nb", "表情😀");

it("is read by PostgreSQL as the same texts", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(text, special, fc.constant(null))), async (values) => {
      const [row] = await db().$queryRaw<{ back: (string | null)[] }[]>`SELECT ${arrayText(values)}::text[] AS back`;
      expect(row?.back).toEqual(values);
    }),
  );
});

it("is read by PostgreSQL as the same numbers and booleans", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.option(fc.double({ noDefaultInfinity: true, noNaN: true }))),
      fc.array(fc.boolean()),
      async (numbers, booleans) => {
        const [row] = await db().$queryRaw<{ numbers: (number | null)[]; booleans: boolean[] }[]>`
          SELECT ${arrayText(numbers)}::float8[] AS numbers, ${arrayText(booleans)}::boolean[] AS booleans`;
        expect(row?.numbers).toEqual(numbers.map((n) => (n === 0 ? 0 : n)));
        expect(row?.booleans).toEqual(booleans);
      },
    ),
  );
});
