import { randomBytes } from "node:crypto";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { keyOf } from "./key";
import { ringOf } from "./keyring";
import { isSealed, keyIdOf, open, seal, SealError, type Place } from "./seal";

const newKey = () => {
  const key = keyOf(randomBytes(32).toString("base64"));
  if (key === null) throw new Error("no key");
  return key;
};
const [OLD, NEW] = [newKey(), newKey()];
const KEYS = ringOf([NEW, OLD]);
const PLACE: Place = "app.path_secret:1400000000";

it("opens any text where it was sealed, with the newest key", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.nat(), (text, row) => {
      const sealed = seal(text, `app.path_secret:${row}`, KEYS);
      expect([isSealed(sealed), keyIdOf(sealed)]).toEqual([true, NEW.id]);
      expect(open(sealed, `app.path_secret:${row}`, KEYS)).toBe(Buffer.from(text).toString());
    }),
  );
});

it("never seals the same text twice in the same way", () => {
  expect(seal("a", PLACE, KEYS)).not.toBe(seal("a", PLACE, KEYS));
});

it("opens with an older key, and names the key that is missing", () => {
  const sealed = seal("secret", PLACE, ringOf([OLD]));
  expect(open(sealed, PLACE, KEYS)).toBe("secret");
  expect(() => open(sealed, PLACE, ringOf([NEW]))).toThrow(new RegExp(`the key ${OLD.id}, which is missing`));
});

it("does not open elsewhere, changed, shortened or under another key's name", () => {
  const sealed = seal("secret", PLACE, KEYS);
  const bytes = Buffer.from(sealed.slice(sealed.lastIndexOf(":") + 1), "base64url");
  const forged = [
    ...[...bytes.keys()].map((i) => Buffer.from(bytes.map((byte, j) => (i === j ? byte ^ 1 : byte)))),
    bytes.subarray(0, 20),
    Buffer.alloc(0),
  ].map((one) => `sealed:1:${NEW.id}:${one.toString("base64url")}`);
  for (const text of [...forged, sealed.replace(NEW.id, OLD.id)])
    expect(() => open(text, PLACE, KEYS), text).toThrow(SealError);
  for (const place of ["app.path_secret:1400000001", "app.callback_tokens:1400000000"] as const)
    expect(() => open(sealed, place, KEYS)).toThrow("was changed, or belongs elsewhere");
  expect(() => open("secret", PLACE, KEYS)).toThrow("is not sealed");
});

it("takes a key in hex or base64, and nothing that is not 32 bytes", () => {
  const bytes = randomBytes(32);
  const ids = [bytes.toString("hex"), bytes.toString("base64"), bytes.toString("base64url")].map(
    (text) => keyOf(text)?.id,
  );
  expect(new Set(ids).size).toBe(1);
  expect(ids[0]).toMatch(/^[0-9a-f]{12}$/);
  for (const text of ["", "password", randomBytes(31).toString("hex"), randomBytes(33).toString("base64")])
    expect(keyOf(text)).toBeNull();
});
