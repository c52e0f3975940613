import fc from "fast-check";
import { expect, it } from "vitest";
import { BITS, formatPrefix, parseAddress, providerNetwork } from "@/lib/network/prefix";
import { db, Prisma } from "../db/client";
import { addressOf } from "../queries/connections/network";

it("makes the same networks out of addresses as PostgreSQL does", async () => {
  const address = fc
    .constantFrom(4 as const, 6 as const)
    .chain((family) =>
      fc
        .tuple(
          fc.bigInt({ min: 0n, max: (1n << BigInt(BITS[family])) - 1n }),
          fc.integer({ min: 0, max: BITS[family] }),
        )
        .map(([bits, zeros]) =>
          formatPrefix({ family, first: (bits >> BigInt(zeros)) << BigInt(zeros), length: BITS[family] }),
        ),
    );
  const texts = [...fc.sample(address, 500), "::ffff:1.2.3.4", "1.2.3", "", "1:2:3:4:5:6:7:8::", "::", "0.0.0.0"];
  const rows = await db().$queryRaw<{ prefix: string | null }[]>`
    SELECT network(set_masklen(address, CASE family(address) WHEN 4 THEN 24 ELSE 48 END))::text AS prefix
    FROM (SELECT ${addressOf(Prisma.sql`text`)} AS address FROM unnest(${texts}::text[]) WITH ORDINALITY AS t(text, no)
          ORDER BY no) AS a`;
  const own = texts.map((text) => {
    const parsed = parseAddress(text);
    return parsed && formatPrefix(providerNetwork(parsed));
  });
  expect(own).toEqual(rows.map(({ prefix }) => prefix));
});
