import { expect, it } from "vitest";
import { detailTexts } from "./detail-texts";

it("names what was asked for and what a change holds", () => {
  const detail = { rows: 12, late: true, change: { staleAfterMs: 1, names: ["a"], maxInstances: { web: 2 } } };
  expect(detailTexts(detail)).toEqual([
    { name: "rows", value: "12" },
    { name: "late", value: "true" },
    { name: "staleAfterMs", value: "1" },
    { name: "names", value: "a" },
    { name: "maxInstances", value: '{"web":2}' },
  ]);
});

it("has what a change makes of each field", () => {
  const before = { name: "Shop", pathSecret: "hidden", roles: ["viewer"], gone: true, never: null, apps: [] };
  const after = {
    name: "",
    pathSecret: "hidden",
    roles: ["operator"],
    made: 1,
    never: null,
    apps: ["1400000000", "1400000001"],
  };
  expect(detailTexts({ fileName: "a.csv", before, after })).toEqual([
    { name: "fileName", value: "a.csv" },
    { name: "name", value: "Shop → –" },
    { name: "pathSecret", value: "hidden" },
    { name: "roles", value: "viewer → operator" },
    { name: "gone", value: "true → –" },
    { name: "apps", value: "– → 1400000000, 1400000001" },
    { name: "made", value: "– → 1" },
  ]);
});

it("has nothing to say of an empty detail", () => expect(detailTexts({})).toEqual([]));
