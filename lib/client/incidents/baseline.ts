/** A part of the ended connections, with the usual number. */
export interface Part {
  ended: number;
  usual: number;
}

export interface BaselineBar {
  /** 0 to 1 of the widest bar or mark of the list. */
  fill: number;
  mark: number;
  /** How many times the usual; null where nothing was usual, or what is usual is too little to be multiplied. */
  times: number | null;
}

/** Below this a usual number is chance: "300 times 0.02" says nothing that "6, usually none" does not say better. */
const LEAST_USUAL = 0.5;

/** Bars on one scale, with a mark on each for what would have been usual. */
export function baselineBars(parts: readonly Part[]): BaselineBar[] {
  const most = Math.max(1, ...parts.flatMap((part) => [part.ended, part.usual]));
  return parts.map(({ ended, usual }) => ({
    fill: ended / most,
    mark: usual / most,
    times: usual < LEAST_USUAL ? null : ended / usual,
  }));
}
