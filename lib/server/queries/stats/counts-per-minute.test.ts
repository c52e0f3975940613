import fc from "fast-check";
import { expect, it } from "vitest";
import { MINUTE } from "@/lib/time/units";
import { db, Prisma } from "../../db/client";
import { packCountsPerMinute, unpackCountsPerMinute } from "./counts-per-minute";

const START = Date.UTC(2026, 0, 15);

it("unpacks one count a minute of what PostgreSQL packed", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: 2_000_000 }), { maxLength: 30 }), async (counts) => {
      const given = counts.flatMap((n, i) => (n % 3 === 0 ? [] : [{ at: new Date(START + i * MINUTE), n }]));
      const [row] = await db().$queryRaw<{ packed: Uint8Array | null }[]>`
        SELECT ${packCountsPerMinute(Prisma.sql`at`, Prisma.sql`n`)} AS packed
        FROM unnest(${given.map((g) => g.at)}::timestamptz[], ${given.map((g) => g.n)}::int[]) AS given(at, n)`;
      const unpacked = unpackCountsPerMinute(row?.packed ?? null, START, START + counts.length * MINUTE);
      expect([...unpacked]).toEqual(counts.map((n) => (n % 3 === 0 ? 0 : n)));
    }),
    { numRuns: 20 },
  );
});

it("is empty for a range that ends before it begins", () => {
  expect(unpackCountsPerMinute(null, START, START - MINUTE)).toHaveLength(0);
});
