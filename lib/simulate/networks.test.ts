import { isIP } from "node:net";
import fc from "fast-check";
import { expect, it } from "vitest";
import { ADMIN_IP, addressAt, networksOf } from "./networks";
import { Random } from "./random";

const RESERVED = /^(198\.1[89]\.|203\.0\.113\.|192\.0\.2\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|2001:db8:)/;

it("gives valid addresses from reserved ranges only", () => {
  fc.assert(
    fc.property(fc.integer(), fc.constantFrom("home", "office", "mobile"), (seed, place) => {
      const random = new Random(seed, 0);
      const address = addressAt(place, networksOf(random), random);
      expect(isIP(address)).not.toBe(0);
      expect(address).toMatch(RESERVED);
    }),
  );
  expect(ADMIN_IP).toMatch(RESERVED);
});

it("keeps the address at home and in the office, and changes it in a mobile network", () => {
  const random = new Random(3, 0);
  const networks = networksOf(random);
  expect(addressAt("home", networks, random)).toBe(addressAt("home", networks, random));
  expect(addressAt("office", networks, random)).toBe(addressAt("office", networks, random));
  expect(addressAt("mobile", networks, random)).not.toBe(addressAt("mobile", networks, random));
});
