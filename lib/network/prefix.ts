/** A range of IP addresses that share their first `length` bits. An address is a prefix of full length. */
export interface Prefix {
  family: 4 | 6;
  /** The first address of the range. */
  first: bigint;
  length: number;
}

/** Number of bits of an address. */
export const BITS = { 4: 32, 6: 128 } as const;
/** Networks are shown as providers assign them. */
const PROVIDER_BITS = { 4: 24, 6: 48 } as const;

const OCTET = /^(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$/;
const GROUP = /^[0-9a-f]{1,4}$/i;

/** An address as a prefix of full length; null for any other text. Mixed notation (`::ffff:1.2.3.4`) is not read. */
export function parseAddress(text: string): Prefix | null {
  const family = text.includes(":") ? 6 : 4;
  const first = family === 6 ? parseIpv6(text) : parseIpv4(text);
  return first === null ? null : { family, first, length: BITS[family] };
}

/** A prefix in CIDR notation, or an address. Bits behind the prefix are cleared. Null for any other text. */
export function parsePrefix(text: string): Prefix | null {
  const [address = "", length, ...more] = text.split("/");
  const parsed = parseAddress(address);
  if (parsed === null || more.length > 0) return null;
  if (length === undefined) return parsed;
  if (!/^\d{1,3}$/.test(length) || Number(length) > parsed.length) return null;
  return truncate(parsed, Number(length));
}

/** The prefix of a given length that contains `prefix`. `length` is at most that of `prefix`. */
export function truncate({ family, first }: Prefix, length: number): Prefix {
  const behind = BigInt(BITS[family] - length);
  return { family, first: (first >> behind) << behind, length };
}

/** The network of an address as providers assign it: IPv4 /24, IPv6 /48. */
export const providerNetwork = (address: Prefix): Prefix => truncate(address, PROVIDER_BITS[address.family]);

/** CIDR notation as PostgreSQL writes it. A single address has no length. */
export function formatPrefix({ family, first, length }: Prefix): string {
  const address = family === 4 ? groupsOf(first, 4, 8).join(".") : formatIpv6(first);
  return length === BITS[family] ? address : `${address}/${length}`;
}

function parseIpv4(text: string): bigint | null {
  const octets = text.split(".");
  if (octets.length !== 4 || !octets.every((octet) => OCTET.test(octet))) return null;
  return octets.reduce((sum, octet) => sum * 256n + BigInt(octet), 0n);
}

function parseIpv6(text: string): bigint | null {
  const [head = "", tail, ...more] = text.split("::");
  if (more.length > 0) return null;
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  if (![...before, ...after].every((group) => GROUP.test(group))) return null;
  const missing = 8 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return null;
  const groups = [...before, ...Array.from({ length: missing }, () => "0"), ...after];
  return groups.reduce((sum, group) => sum * 65_536n + BigInt(`0x${group}`), 0n);
}

/** The longest run of zeros, of at least two groups, is written as `::`. */
function formatIpv6(first: bigint): string {
  const groups = groupsOf(first, 8, 16).map((group) => group.toString(16));
  const runs = groups.map((_, start) => {
    const end = groups.findIndex((group, i) => i >= start && group !== "0");
    return (end === -1 ? groups.length : end) - start;
  });
  const longest = Math.max(...runs);
  if (longest < 2) return groups.join(":");
  const start = runs.indexOf(longest);
  return `${groups.slice(0, start).join(":")}::${groups.slice(start + longest).join(":")}`;
}

function groupsOf(bits: bigint, count: number, size: number): bigint[] {
  const mask = (1n << BigInt(size)) - 1n;
  return Array.from({ length: count }, (_, i) => (bits >> BigInt((count - 1 - i) * size)) & mask);
}
