import { expect, it, vi } from "vitest";
import { fuzzRequest } from "./kinds";

const KNOWN = { token: "token", cookie: "rollcall.session_token=x" };
const NUMBERS = Array.from({ length: 3_000 }, (_, number) => number);
const requests = () => NUMBERS.map((number) => fuzzRequest(7, number, KNOWN));

it("makes equal requests of equal seeds, and other ones of another seed", () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const sent = (seed: number) =>
    NUMBERS.slice(0, 300).map((number) =>
      fuzzRequest(seed, number, KNOWN).parts.map((part) => part.toString("latin1")),
    );
  expect(sent(7)).toEqual(sent(7));
  expect(sent(8)).not.toEqual(sent(7));
  vi.useRealTimers();
});

it("reaches every target, and has sound callbacks among the odd ones", () => {
  const all = requests();
  for (const target of ["callback", "api", "page", "any"] as const)
    expect(all.filter((one) => one.target === target).length).toBeGreaterThan(30);
  const canaries = all.filter((one) => one.canary !== null);
  expect(new Set(canaries.map((one) => one.canary)).size).toBe(canaries.length);
  expect(canaries.length).toBeGreaterThan(200);
  for (const then of ["wait", "half-close", "abort"] as const) expect(all.some((one) => one.then === then)).toBe(true);
  expect(all.some((one) => one.pauseMs > 0)).toBe(true);
});
