import { describe, expect, it } from "vitest";
import { sign, signatureFault } from "./signature";

const vector = "17773bc39a671d7b9aa835458704d2a6db81360a5940292b587d6d760d484061";
const requestTime = "1669872112";
const now = 1669872112_000;

describe("callback signature", () => {
  it("gives the documented vector", () => {
    expect(sign("xxxxyyyy", requestTime)).toBe(vector);
  });

  it("accepts either of two tokens during a rotation", () => {
    expect(signatureFault(["xxxxyyyy"], { sign: vector, requestTime }, now)).toBeNull();
    expect(signatureFault(["new", "xxxxyyyy"], { sign: vector, requestTime }, now)).toBeNull();
    expect(signatureFault(["xxxxyyyy", "new"], { sign: vector, requestTime }, now)).toBeNull();
  });

  it.each([
    ["a missing Sign", { sign: null, requestTime }, now, /Sign is missing/],
    ["an empty Sign", { sign: "", requestTime }, now, /does not match/],
    ["a wrong Sign", { sign: vector.replace("1", "2"), requestTime }, now, /does not match/],
    ["an upper-case Sign", { sign: vector.toUpperCase(), requestTime }, now, /does not match/],
    ["a Sign with letters outside ASCII", { sign: "é".repeat(32), requestTime }, now, /does not match/],
    ["a missing RequestTime", { sign: vector, requestTime: null }, now, /RequestTime is missing/],
    ["a RequestTime that is no number", { sign: vector, requestTime: "soon" }, now, /RequestTime/],
    ["a RequestTime 61 s old", { sign: vector, requestTime }, now + 60_001, /60 s off/],
    ["a RequestTime 61 s ahead", { sign: vector, requestTime }, now - 61_000, /-61 s off/],
  ])("refuses %s", (_, given, at, fault) => {
    expect(signatureFault(["xxxxyyyy"], given, at)).toMatch(fault);
  });

  it("allows exactly 60 s either way", () => {
    expect(signatureFault(["xxxxyyyy"], { sign: vector, requestTime }, now + 60_000)).toBeNull();
    expect(signatureFault(["xxxxyyyy"], { sign: vector, requestTime }, now - 60_000)).toBeNull();
  });
});
