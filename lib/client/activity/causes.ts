import type { CausesAnswer } from "@/lib/contracts/stats/connections";
import { END_CAUSES, type EndCause } from "@/lib/presence/types";
import { PLATFORMS, type Platform } from "@/lib/protocol/platform";

export interface CauseRow {
  cause: EndCause;
  connections: number;
  byPlatform: ReadonlyMap<Platform, number>;
}

export interface CauseMatrix {
  total: number;
  /** Most frequent first; causes that ended nothing are left out. */
  rows: CauseRow[];
  /** Platforms that occur, with what ended on each; in the console's order. */
  platforms: { platform: Platform; connections: number }[];
}

/** Why connections ended, by platform: rows and columns that add up. */
export function causeMatrix(answer: Pick<CausesAnswer, "total" | "causes">): CauseMatrix {
  const sum = (test: (entry: CausesAnswer["causes"][number]) => boolean) =>
    answer.causes.filter(test).reduce((total, entry) => total + entry.connections, 0);
  const rows = END_CAUSES.map((cause) => ({
    cause,
    connections: sum((entry) => entry.cause === cause),
    byPlatform: new Map(
      answer.causes.filter((entry) => entry.cause === cause).map((entry) => [entry.platform, entry.connections]),
    ),
  }));
  const platforms = PLATFORMS.map((platform) => ({
    platform,
    connections: sum((entry) => entry.platform === platform),
  }));
  return {
    total: answer.total,
    rows: rows.filter((row) => row.connections > 0).sort((a, b) => b.connections - a.connections),
    platforms: platforms.filter((column) => column.connections > 0),
  };
}
