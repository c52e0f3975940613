import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { anyContext, anyEnded } from "../testing/any-explained";
import { PRIORS, MASS_ROWS } from "./prior";
import { CONFIDENCES, REASON_CODES } from "./codes";
import { explain } from "./explain";
import { ROW_IDS } from "./rows";
import { EVIDENCE } from "./evidence-rules";

// Thousands of examples; a machine that is busy with other things takes its time.
vi.setConfig({ testTimeout: 30_000 });

const everyBase = Object.values(PRIORS).flatMap((byClient) => Object.values(byClient).flat());

it("likelihoods are hundredths, most likely first, and add up to one", () => {
  fc.assert(
    fc.property(anyEnded, anyContext, (connection, context) => {
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

it("is never surer than the callbacks, and always says the same", () => {
  fc.assert(
    fc.property(anyEnded, anyContext, (connection, context) => {
      const explanation = explain(connection, context);
      const sure = explanation.confidence === "certain";
      if (["link_close", "timeout", "superseded", "other"].includes(connection.endCause)) expect(sure).toBe(false);
      if (connection.endCause === "other") expect(explanation.confidence).toBe("possible");
      expect(CONFIDENCES).toContain(explanation.confidence);
      expect(explain(connection, context)).toEqual(explanation);
    }),
    { numRuns: 600 },
  );
});

it("the window lies within the connection, and every reason has its ground", () => {
  fc.assert(
    fc.property(anyEnded, anyContext, (connection, context) => {
      const { offlineWindow, reasons } = explain(connection, context);
      expect(offlineWindow.from).toBeLessThanOrEqual(offlineWindow.to);
      expect(offlineWindow.to).toBeLessThanOrEqual(connection.endedAt);
      if (connection.startedAt !== null) expect(offlineWindow.from).toBeGreaterThanOrEqual(connection.startedAt);
      for (const { because, row } of reasons) expect(because[0]?.key).toBe(`row.${row}.because`);
    }),
    { numRuns: 400 },
  );
});

it("the tables are whole: every reason can be given, every row is used, every rule is reached and named once", () => {
  const given = new Set(["mass_disconnect", ...everyBase.map(({ reason }) => reason)]);
  expect([...REASON_CODES].filter((code) => !given.has(code))).toEqual([]);
  const used = new Set([...everyBase.map(({ row }) => row), ...Object.values(MASS_ROWS)]);
  // A mini program whose network is gone is told like a page whose network is gone.
  expect(ROW_IDS.filter((row) => !used.has(row))).toEqual(["mini-network"]);
  expect(new Set(EVIDENCE.map(({ id }) => id)).size).toBe(EVIDENCE.length);
  for (const { reason } of EVIDENCE) expect(given).toContain(reason);

  const reached = new Set<string>();
  const samples = fc.sample(fc.tuple(anyEnded, anyContext), { numRuns: 8_000, seed: 1 });
  for (const [connection, context] of samples) {
    for (const { because } of explain(connection, context).reasons) for (const { key } of because) reached.add(key);
  }
  const shown = EVIDENCE.filter(({ factor }) => factor > 0).map(({ id }) => `because.${id}`);
  expect(shown.filter((key) => !reached.has(key))).toEqual([]);
});
