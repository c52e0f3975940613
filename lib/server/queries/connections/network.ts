import { isIP } from "node:net";
import { Prisma } from "../../db/client";
import { ServiceError } from "../../errors";

const OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
const GROUP = "[0-9A-Fa-f]{1,4}";
const IPV6 = [
  `(${GROUP}:){7}${GROUP}`,
  `(${GROUP}:){1,7}:`,
  ...[1, 2, 3, 4, 5, 6].map((after) => `(${GROUP}:){1,${7 - after}}(:${GROUP}){1,${after}}`),
  `:((:${GROUP}){1,7}|:)`,
].join("|");
/** Text that PostgreSQL parses as an address. Versions before 16 cannot be asked without an error. */
const ADDRESS = `^((${OCTET}\\.){3}${OCTET}|${IPV6})$`;

/** A column of text as `inet`. Null if the callback had no address, or text that is none. */
export const addressOf = (column: Prisma.Sql) => Prisma.sql`CASE WHEN ${column} ~ ${ADDRESS} THEN ${column}::inet END`;

/**
 * The condition that an address lies in `network`: a prefix in CIDR notation, the beginning of an address as text, or
 * `none` for connections without an address. Throws ServiceError for an invalid prefix.
 */
export function inNetwork(column: Prisma.Sql, network: string): Prisma.Sql {
  if (network === "none") return Prisma.sql`(${addressOf(column)}) IS NULL`;
  if (!network.includes("/")) return Prisma.sql`starts_with(${column}, ${network})`;
  const [address = "", length = ""] = network.split("/");
  const bits = { 4: 32, 6: 128, 0: -1 }[isIP(address)] ?? -1;
  if (!/^\d{1,3}$/.test(length) || Number(length) > bits) {
    throw new ServiceError(
      "invalid",
      `network: ${JSON.stringify(network)} is not a prefix such as 203.0.113.0/24 or 2001:db8::/48`,
    );
  }
  return Prisma.sql`starts_with(${column}, ${wholeOctets(address, Number(length))})
    AND strpos(${column}, ':') ${isIP(address) === 6 ? Prisma.sql`>` : Prisma.sql`=`} 0
    AND (${addressOf(column)}) <<= ${network}::inet`;
}

/** The text that every address of a prefix begins with, so that few must be parsed. IPv6 has too many spellings. */
function wholeOctets(address: string, length: number): string {
  const whole = isIP(address) === 4 ? Math.min(3, Math.floor(length / 8)) : 0;
  return address
    .split(".")
    .slice(0, whole)
    .map((octet) => `${octet}.`)
    .join("");
}
