import { expect, it } from "vitest";
import { statusSeries } from "./series";

const t = "2026-11-22T21:00:00.000Z";

it("keeps a status called like the rest apart from the rest", () => {
  const changes = [
    { value: "others", count: 2 },
    { value: "", count: 1 },
  ];
  const { values, others, read } = statusSeries({ changes, points: [{ t, values: { others: 2, "": 1 }, others: 4 }] });
  expect(values.map((one) => one.value)).toEqual(["others", ""]);
  expect(others).toBe("others");
  const point = read({ t, values: { others: 2, "": 1 }, others: 4 });
  expect([...values.map((one) => point[one.key]), point[others ?? ""]]).toEqual([2, 1, 4]);
});

it("has no rest where there is none, and no more than eight values of their own", () => {
  const changes = Array.from({ length: 12 }, (_, i) => ({ value: `status ${i}`, count: 12 - i }));
  const { values, others } = statusSeries({ changes, points: [{ t, values: {}, others: 0 }] });
  expect(values).toHaveLength(8);
  expect(others).toBeNull();
});
