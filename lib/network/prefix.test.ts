import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BITS, formatPrefix, parseAddress, parsePrefix, providerNetwork, truncate, type Prefix } from "./prefix";

const anyPrefix: fc.Arbitrary<Prefix> = fc.constantFrom(4 as const, 6 as const).chain((family) =>
  fc
    .record({
      first: fc.bigInt({ min: 0n, max: (1n << BigInt(BITS[family])) - 1n }),
      zeros: fc.integer({ min: 0, max: BITS[family] }),
      length: fc.integer({ min: 0, max: BITS[family] }),
    })
    .map(({ first, zeros, length }) =>
      truncate({ family, first: (first >> BigInt(zeros)) << BigInt(zeros), length }, length),
    ),
);

describe("a prefix", () => {
  it.each([
    ["203.0.113.7", "203.0.113.7"],
    ["203.0.113.7/24", "203.0.113.0/24"],
    ["0.0.0.0/0", "0.0.0.0/0"],
    ["2001:DB8:0:0:1::/80", "2001:db8:0:0:1::/80"],
    ["2001:db8::1", "2001:db8::1"],
    ["::", "::"],
    ["1:0:0:2:0:0:0:3", "1:0:0:2::3"],
    ["2001:db8:1:0:2:3:4:5", "2001:db8:1:0:2:3:4:5"],
  ])("%s is %s", (text, formatted) => {
    const prefix = parsePrefix(text);
    expect(prefix && formatPrefix(prefix)).toBe(formatted);
  });

  it.each([
    "",
    "1.2.3",
    "1.2.3.256",
    "1.2.3.04",
    "1.2.3.4/33",
    "1.2.3.4/",
    "1.2.3.4/8/8",
    "1::2::3",
    "1:2:3",
    "::/129",
    "g::",
    "::ffff:1.2.3.4",
    "1:2:3:4:5:6:7:8::",
  ])("is not %j", (text) => expect(parsePrefix(text)).toBeNull());

  it("is read as it is written", () => {
    fc.assert(
      fc.property(anyPrefix, (prefix) => {
        expect(parsePrefix(formatPrefix(prefix))).toEqual(prefix);
      }),
    );
  });

  it("of a provider is /24 or /48", () => {
    const network = (text: string) => {
      const address = parseAddress(text);
      return address && formatPrefix(providerNetwork(address));
    };
    expect(network("198.51.100.9")).toBe("198.51.100.0/24");
    expect(network("2001:db8:1:2::9")).toBe("2001:db8:1::/48");
    expect(network("198.51.100.0/24")).toBeNull();
  });
});
