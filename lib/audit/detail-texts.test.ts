import { expect, it } from "vitest";
import { detailTexts } from "./detail-texts";

it("names what was asked for and what a change holds", () => {
  const detail = { rows: 12, late: true, change: { staleAfterMs: 1, names: ["a"], maxInstances: { web: 2 } } };
  expect(detailTexts(detail)).toEqual([
    { name: "rows", value: "12" },
    { name: "late", value: "true" },
    { name: "staleAfterMs", value: "1" },
    { name: "names", value: '["a"]' },
    { name: "maxInstances", value: '{"web":2}' },
  ]);
});

it("has nothing to say of an empty detail", () => expect(detailTexts({})).toEqual([]));
