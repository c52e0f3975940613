import type { TimeRange } from "../time/range";

/** More windows sample bursts better, but each is a search of the index. */
const SLICES = 1_000;
const GOLDEN = 0.618_033_988_749_895;

/**
 * Windows that cover a share of a range, in order and without overlap. There is one window in each of many equal
 * slices. Its place in the slice differs from slice to slice, so that nothing that repeats is always hit or missed. A
 * window that reaches beyond its slice goes on at the start of the slice, so each instant has the same chance.
 */
export function sampleWindows({ from, to }: TimeRange, share: number): TimeRange[] {
  if (share >= 1) return [{ from, to }];
  const slices = Math.max(1, Math.min(SLICES, Math.floor((to - from) * share)));
  const length = (to - from) / slices;
  /** The place in the range that is `part` of the way through a slice. */
  const at = (slice: number, part: number) => Math.round(from + (slice + part) * length);
  return Array.from({ length: slices }, (_, slice) => {
    const offset = (slice * GOLDEN) % 1;
    return [
      { from: at(slice, 0), to: at(slice, Math.max(0, offset + share - 1)) },
      { from: at(slice, offset), to: at(slice, Math.min(1, offset + share)) },
    ];
  })
    .flat()
    .filter((window) => window.to > window.from);
}
