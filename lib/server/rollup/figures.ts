import { singleton } from "../singleton";

/** What the rollup of this process has done since the start. */
export interface RollupFigures {
  minutes: number;
  failures: number;
}

export const rollupFigures = (): RollupFigures =>
  singleton("rollup-figures", () => ({ minutes: 0, failures: 0 }) satisfies RollupFigures);
