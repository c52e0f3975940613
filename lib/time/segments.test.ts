import fc from "fast-check";
import { expect, it } from "vitest";
import { segmentsOf } from "./segments";
import { DAY, HOUR, MINUTE } from "./units";

it("takes the largest units that fit", () => {
  expect(segmentsOf([23 * HOUR - 1, 4 * DAY + 1])).toEqual([
    { size: 0, from: 23 * HOUR - 1, to: 23 * HOUR },
    { size: 60, from: 23 * HOUR, to: DAY },
    { size: 1440, from: DAY, to: 4 * DAY },
    { size: 0, from: 4 * DAY, to: 4 * DAY + 1 },
  ]);
  expect(segmentsOf([0, 16 * HOUR, 40 * HOUR])).toEqual([{ size: 60, from: 0, to: 40 * HOUR }]);
});

it("reads single rows where rollups are stale", () => {
  expect(segmentsOf([0, 30 * MINUTE], [{ from: 14 * MINUTE, to: 15 * MINUTE }])).toEqual([
    { size: 1, from: 0, to: 14 * MINUTE },
    { size: 0, from: 14 * MINUTE, to: 15 * MINUTE },
    { size: 15, from: 15 * MINUTE, to: 30 * MINUTE },
  ]);
});

it("covers every instant once, with units that neither cross an edge nor touch a stale range", () => {
  const time = fc.oneof(
    fc.integer({ min: 0, max: 3 * DAY }),
    fc.integer({ min: 0, max: 3 * 96 }).map((n) => n * 15 * MINUTE),
  );
  const range = fc
    .tuple(time, fc.constantFrom(MINUTE, 90 * MINUTE))
    .map(([from, length]) => ({ from, to: from + length }));
  fc.assert(
    fc.property(
      fc.uniqueArray(time, { minLength: 2, maxLength: 20 }),
      fc.array(range, { maxLength: 5 }),
      (times, raw) => {
        const edges = times.sort((a, b) => a - b);
        const segments = segmentsOf(edges, raw);
        expect([segments[0]?.from, segments.at(-1)?.to]).toEqual([edges[0], edges.at(-1)]);
        segments.forEach((segment, i) => {
          expect(segment.to).toBeGreaterThan(segment.from);
          if (i > 0) expect(segment.from).toBe(segments[i - 1]?.to);
          if (segment.size === 0) return;
          const unit = segment.size * MINUTE;
          expect([segment.from % unit, segment.to % unit]).toEqual([0, 0]);
          for (const edge of edges)
            if (edge > segment.from && edge < segment.to) expect((edge - segment.from) % unit).toBe(0);
          for (const r of raw) expect(r.to <= segment.from || r.from >= segment.to).toBe(true);
        });
      },
    ),
  );
});
