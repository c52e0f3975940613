import { noAnswers } from "../../front/answer-figures";
import type { FrontFigures } from "../../front/messages";

/** Figures of a front that has answered five callbacks. */
export const someFigures = (): FrontFigures => ({
  accepted: 5,
  pending: 2,
  oldestWaitMs: 1_500,
  journal: { syncs: 3, refused: 1 },
  answers: { ...noAnswers(), byStatus: { 200: 5 }, within: [2, 4, 4, 4, 4, 4, 4, 4, 4, 4, 5], seconds: 3.25 },
  restarts: { writer: 1, console: 0 },
  writer: {
    drain: { records: 3, batches: 2, ms: 250, retries: 1, setAside: 0 },
    rollup: { minutes: 7, failures: 0 },
    cpuSeconds: 2.5,
    residentBytes: 2e8,
  },
  database: null,
  cpuSeconds: 1.5,
  residentBytes: 1e8,
});
