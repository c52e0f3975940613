import { describe, expect, it } from "vitest";
import { Random } from "./random";

const SIZE = 20_000;
const sample = (draw: (random: Random) => number) => {
  const random = new Random(1, 0);
  return Array.from({ length: SIZE }, () => draw(random)).sort((a, b) => a - b);
};
const mean = (values: readonly number[]) => values.reduce((sum, n) => sum + n, 0) / values.length;

it("gives equal numbers for an equal seed and stream, and others for another one", () => {
  const first = (seed: number, stream: number) => {
    const random = new Random(seed, stream);
    return [random.next(), random.next(), random.next()];
  };
  expect(first(5, 1)).toEqual(first(5, 1));
  expect(first(5, 2)).not.toEqual(first(5, 1));
  expect(first(6, 1)).not.toEqual(first(5, 1));
  expect(first(5 + 2 ** 32, 1)).not.toEqual(first(5, 1));
});

describe("distributions", () => {
  it("int is uniform and includes both ends", () => {
    const values = sample((random) => random.int(3, 6));
    expect([values[0], values.at(-1)]).toEqual([3, 6]);
    for (const n of [3, 4, 5, 6]) expect(values.filter((v) => v === n).length / SIZE).toBeCloseTo(0.25, 1);
  });

  it("chance has the given probability", () => {
    expect(mean(sample((random) => (random.chance(0.3) ? 1 : 0)))).toBeCloseTo(0.3, 1);
  });

  it("weighted is in proportion to the weights", () => {
    const values = sample((random) =>
      random.weighted([
        [1, 0],
        [3, 1],
      ]),
    );
    expect(mean(values)).toBeCloseTo(0.75, 1);
  });

  it("exponential has the given mean, lognormal the given median", () => {
    expect(mean(sample((random) => random.exponential(10))) / 10).toBeCloseTo(1, 1);
    expect((sample((random) => random.lognormal(10, 1))[SIZE / 2] ?? 0) / 10).toBeCloseTo(1, 1);
  });

  it("logUniform has the geometric mean of its ends as its median", () => {
    const values = sample((random) => random.logUniform(1, 10_000));
    expect((values[SIZE / 2] ?? 0) / 100).toBeGreaterThan(0.8);
    expect((values[SIZE / 2] ?? 0) / 100).toBeLessThan(1.25);
    expect(values[0]).toBeGreaterThanOrEqual(1);
    expect(values.at(-1)).toBeLessThanOrEqual(10_000);
  });
});
