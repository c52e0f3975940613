import { Prisma, readNow } from "../../db/client";
import { networkName } from "../../network/names";
import { allOf } from "../filter";

/**
 * The condition that an address lies in a network with this name, or in none with a name if it is empty. Only this
 * process knows the names, so the addresses that occur under the conditions `where` are looked up here.
 */
export async function inNamedNetwork(
  from: Prisma.Sql,
  where: readonly Prisma.Sql[],
  address: Prisma.Sql,
  name: string | undefined,
): Promise<Prisma.Sql> {
  if (name === undefined) return Prisma.sql`true`;
  const rows = await readNow<{ address: string }>(Prisma.sql`
    SELECT DISTINCT ${address} AS address FROM ${from} WHERE ${allOf(where)} AND ${address} IS NOT NULL`);
  const nameless = name === "";
  const addresses = rows
    .map((row) => row.address)
    .filter((one) => (nameless ? networkName(one) !== null : networkName(one) === name));
  const isOneOf = Prisma.sql`${address} = ANY(${addresses})`;
  return nameless ? Prisma.sql`(${isOneOf}) IS NOT TRUE` : isOneOf;
}
