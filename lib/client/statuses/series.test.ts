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

it("counts statuses that have the name of a property of every object, also where they were not set", () => {
  const names = ["constructor", "__proto__", "toString"];
  const changes = names.map((value) => ({ value, count: 2 }));
  const set = JSON.parse('{ "constructor": 2, "__proto__": 2, "toString": 2 }') as Record<string, number>;
  const { values, read } = statusSeries({ changes, points: [] });
  const counts = (of: Record<string, number>) => {
    const point = read({ t, values: of, others: 0 });
    return values.map(({ key }) => point[key]);
  };
  expect([counts(set), counts({})]).toEqual([
    [2, 2, 2],
    [0, 0, 0],
  ]);
});
