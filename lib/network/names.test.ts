import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { namesByPrefix, type NamedPrefix } from "./names";
import { BITS, formatPrefix, parsePrefix, truncate, type Prefix } from "./prefix";

function prefixOf(text: string): Prefix {
  const prefix = parsePrefix(text);
  if (prefix === null) throw new Error(text);
  return prefix;
}
const names = (rows: Record<string, string>) =>
  namesByPrefix(Object.entries(rows).map(([prefix, name]) => ({ prefix: prefixOf(prefix), name })));

describe("names of networks", () => {
  const given = names({ "0.0.0.0/0": "any", "10.0.0.0/8": "office", "10.1.0.0/16": "lab", "::/0": "any 6" });

  it.each([
    ["10.1.2.3", "lab"],
    ["10.2.0.1", "office"],
    ["192.0.2.1", "any"],
    ["2001:db8::1", "any 6"],
    ["10.1.0.0/16", "lab"],
    ["10.0.0.0/12", "office"],
    ["0.0.0.0/4", "any"],
  ])("%s is %s: the longest prefix that contains it wins", (text, name) =>
    expect(given.nameOf(prefixOf(text))).toBe(name),
  );

  it("has no name for what no network contains", () =>
    expect(names({ "10.0.0.0/8": "office" }).nameOf(prefixOf("11.0.0.1"))).toBeNull());

  it("finds what a search through all prefixes finds", () => {
    const bits = fc.integer({ min: 0, max: 255 });
    const prefix = fc
      .tuple(fc.constantFrom(4 as const, 6 as const), bits, fc.integer({ min: 0, max: 32 }))
      .map(([family, octet, length]) =>
        truncate({ family, first: BigInt(octet) << BigInt(BITS[family] - 8), length: BITS[family] }, length),
      );
    const contains = (outer: Prefix, inner: Prefix) =>
      outer.family === inner.family &&
      outer.length <= inner.length &&
      truncate(inner, outer.length).first === outer.first;
    fc.assert(
      fc.property(fc.uniqueArray(prefix, { selector: formatPrefix }), prefix, (prefixes, asked) => {
        const named: NamedPrefix[] = prefixes.map((one) => ({ prefix: one, name: formatPrefix(one) }));
        const found = prefixes.filter((one) => contains(one, asked)).sort((a, b) => b.length - a.length)[0];
        expect(namesByPrefix(named).nameOf(asked)).toBe(found === undefined ? null : formatPrefix(found));
      }),
    );
  });
});
