import { percentile } from "./figures";

/** What a round of requests took: the time of each in ms, and of all together. */
export interface Round {
  samples: readonly number[];
  ms: number;
}

export interface Side {
  p50: number;
  p95: number;
  perSecond: number;
}

export interface Comparison {
  off: Side;
  on: Side;
  /** Median over all rounds of the time with, divided by the time without in the same round. */
  ratio: number;
}

/** Compares rounds that were made in turns, so that a machine that becomes slower is slower for both. */
export function compareRounds(rounds: readonly { off: Round; on: Round }[]): Comparison {
  const ratios = rounds.map(({ off, on }) => on.ms / off.ms).sort((a, b) => a - b);
  return {
    off: sideOf(rounds.map(({ off }) => off)),
    on: sideOf(rounds.map(({ on }) => on)),
    ratio: percentile(ratios, 0.5),
  };
}

function sideOf(rounds: readonly Round[]): Side {
  const sorted = rounds.flatMap(({ samples }) => samples).sort((a, b) => a - b);
  const seconds = rounds.reduce((sum, { ms }) => sum + ms, 0) / 1000;
  return { p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95), perSecond: sorted.length / seconds };
}
