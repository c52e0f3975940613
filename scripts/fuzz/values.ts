import type { Random } from "@/lib/simulate/random";

const NASTY = [
  ...["", " ", "\0", "\uD800", "a\uDFFFb", "\u202E", "\uFEFF", "null", "undefined", "NaN", "true", "-0", "1e999", "[]"],
  ...["'; DROP TABLE event; --", "${x}", "{{x}}", "%00", "%", "__proto__", "constructor", "../../etc/passwd", "*"],
  ...["<script>alert(1)</script>", "=1+1", "-rf", "..", "用户😀", "İ", "ﬀ", "\r\nx: y", "\u2028", "|", "\\", '"', "'"],
] as const;

const TIMES = [
  ...["0", "-1", "253402300799999", "253402300800000", "8640000000000000", "8640000000000001", "1e21", "9".repeat(40)],
  ...["0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z", "+275760-09-13T00:00:00.000Z", "-271821-04-20T00:00:00.000Z"],
  ...["2026-02-30T00:00:00Z", "2026-01-01", "2026-01-01T24:00:00Z", "2026-01-01T00:00:00+25:00", "yesterday"],
] as const;

/** Any text: odd ones, and random characters. */
export function anyText(random: Random, longest = 80): string {
  if (random.chance(0.6)) return random.pick(NASTY);
  const length = random.chance(0.02) ? random.int(0, longest * 100) : random.int(0, longest);
  const highest = random.pick([0x7f, 0xff, 0xffff, 0x10ffff]);
  return String.fromCodePoint(...Array.from({ length }, () => random.int(0, highest)));
}

/** One of the words, most of the time. */
export const anyWord = (random: Random, ...words: [string, ...string[]]): string =>
  random.chance(0.7) ? random.pick(words) : anyText(random);

/** A time as milliseconds or ISO text, near the present, far from it, or none at all. */
export function anyTime(random: Random): string {
  if (random.chance(0.5)) return random.pick(TIMES);
  const ms = Date.now() + random.int(-40 * 86_400_000, 86_400_000);
  return random.chance(0.3) ? String(ms) : new Date(ms).toISOString();
}

/** Random bytes, with many that have a meaning in JSON and HTTP. */
export function anyBytes(random: Random, longest = 2_000): Buffer {
  const special = Buffer.from('{}[]",:\\\r\n\0 0-.eE');
  return Buffer.from(
    Array.from({ length: random.int(0, longest) }, () =>
      random.chance(0.4) ? (special[random.int(0, special.length - 1)] ?? 0) : random.int(0, 255),
    ),
  );
}

/** Any value that JSON can hold. */
export function anyJson(random: Random, depth = 3): unknown {
  const kind = random.int(0, depth > 0 ? 7 : 4);
  if (kind === 0) return null;
  if (kind === 1) return random.chance(0.5);
  if (kind === 2) return random.pick([0, -1, 1.5, 1e21, -1e300, Number.MAX_SAFE_INTEGER, random.int(-1e9, 1e9)]);
  if (kind <= 4) return anyText(random);
  const items = Array.from({ length: random.int(0, 4) }, () => anyJson(random, depth - 1));
  return kind === 5 ? items : Object.fromEntries(items.map((item) => [anyText(random, 10), item]));
}

/** A copy of bytes with some changed, left out, doubled or cut off. */
export function mutated(random: Random, bytes: Buffer): Buffer {
  const copy = [...bytes];
  for (let n = random.int(1, 6); n > 0; n--) {
    const at = random.int(0, Math.max(0, copy.length - 1));
    const how = random.int(0, 4);
    if (how === 0) copy[at] = random.int(0, 255);
    else if (how === 1) copy.splice(at, random.int(1, 8));
    else if (how === 2) copy.splice(at, 0, ...anyBytes(random, 8));
    else if (how === 3) copy.splice(at, 0, ...copy.slice(at, at + 20));
    else copy.length = at;
  }
  return Buffer.from(copy);
}

/** A query string. Values that are not text are percent-encoded in a broken way. */
export function queryOf(random: Random, pairs: readonly (readonly [string, string])[]): string {
  return pairs
    .filter(() => !random.chance(0.05))
    .flatMap(([name, value]) =>
      random.chance(0.03) ? [[name, value] as const, [name, "again"] as const] : [[name, value] as const],
    )
    .map(([name, value]) => `${name}=${encoded(random, value)}`)
    .join("&");
}

function encoded(random: Random, value: string): string {
  if (random.chance(0.02)) return random.pick(["%", "%zz", "%ED%A0%80", "%FF", "%C0%80", "%00", "+", "&&=", "?"]);
  return encodeURIComponent(value.toWellFormed());
}
