import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { arbitraryContext, arbitraryEnd } from "../testing/arbitrary-ends";
import { PRIORS, MASS_DISCONNECT_ROWS } from "./prior";
import { CONFIDENCES, REASON_CODES } from "./codes";
import { explain } from "./explain";
import { DOCUMENTED_ROW_IDS } from "./documented-rows";
import { EVIDENCE } from "./evidence-rules";

// Thousands of examples take longer on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const allPriors = Object.values(PRIORS).flatMap((byClient) => Object.values(byClient).flat());

it("gives likelihoods in hundredths that add up to 1, most likely first", () => {
  fc.assert(
    fc.property(arbitraryEnd, arbitraryContext, (connection, context) => {
      const { reasons } = explain(connection, context);
      const hundredths = reasons.map(({ likelihood }) => Math.round(likelihood * 100));
      expect(hundredths.reduce((sum, n) => sum + n, 0)).toBe(100);
      expect(reasons.map(({ likelihood }) => likelihood)).toEqual(hundredths.map((n) => n / 100));
      expect([...hundredths].sort((a, b) => b - a)).toEqual(hundredths);
      expect(new Set(reasons.map(({ code }) => code)).size).toBe(reasons.length);
    }),
    { numRuns: 600 },
  );
});

it("never exceeds the confidence that the callbacks prove, and is deterministic", () => {
  fc.assert(
    fc.property(arbitraryEnd, arbitraryContext, (connection, context) => {
      const explanation = explain(connection, context);
      const certain = explanation.confidence === "certain";
      if (["link_close", "timeout", "superseded", "other"].includes(connection.endCause)) expect(certain).toBe(false);
      if (connection.endCause === "other") expect(explanation.confidence).toBe("possible");
      expect(CONFIDENCES).toContain(explanation.confidence);
      expect(explain(connection, context)).toEqual(explanation);
    }),
    { numRuns: 600 },
  );
});

it("keeps the window within the connection, and gives every reason its documented row", () => {
  fc.assert(
    fc.property(arbitraryEnd, arbitraryContext, (connection, context) => {
      const { offlineWindow, reasons } = explain(connection, context);
      expect(offlineWindow.from).toBeLessThanOrEqual(offlineWindow.to);
      expect(offlineWindow.to).toBeLessThanOrEqual(connection.endedAt);
      if (connection.startedAt !== null) expect(offlineWindow.from).toBeGreaterThanOrEqual(connection.startedAt);
      for (const { rationale, row } of reasons) expect(rationale[0]?.key).toBe(`row.${row}.rationale`);
    }),
    { numRuns: 400 },
  );
});

it("can give every reason, use every row and reach every rule", () => {
  const given = new Set(["mass_disconnect", ...allPriors.map(({ reason }) => reason)]);
  expect([...REASON_CODES].filter((code) => !given.has(code))).toEqual([]);
  const used = new Set([...allPriors.map(({ row }) => row), ...Object.values(MASS_DISCONNECT_ROWS)]);
  // The loss of the network looks the same for a mini program and for a page.
  expect(DOCUMENTED_ROW_IDS.filter((row) => !used.has(row))).toEqual(["mini-network"]);
  expect(new Set(EVIDENCE.map(({ id }) => id)).size).toBe(EVIDENCE.length);
  for (const { reason } of EVIDENCE) expect(given).toContain(reason);

  const reached = new Set<string>();
  const samples = fc.sample(fc.tuple(arbitraryEnd, arbitraryContext), { numRuns: 8_000, seed: 1 });
  for (const [connection, context] of samples) {
    for (const { rationale } of explain(connection, context).reasons) for (const { key } of rationale) reached.add(key);
  }
  const shown = EVIDENCE.filter(({ likelihoodRatio }) => likelihoodRatio > 0).map(({ id }) => `rationale.${id}`);
  expect(shown.filter((key) => !reached.has(key))).toEqual([]);
});
