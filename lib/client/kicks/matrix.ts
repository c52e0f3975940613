import type { KicksStatsAnswer } from "@/lib/contracts/stats/kicks";
import { PLATFORMS, type Platform } from "@/lib/protocol/platform";

export type Pair = KicksStatsAnswer["pairs"][number];

export interface Cell {
  kicked: Platform;
  count: number;
  /** Of them, those that ended no connection we knew of. */
  unknown: number;
  /** 0 to 1 of the most frequent pair; by its root, for one pair often has a hundred times what another has. */
  heat: number;
}

export interface Matrix {
  /** Platforms that were kicked, in the order they always have. */
  columns: { kicked: Platform; count: number }[];
  /** Platforms that kicked, each with a cell a column. */
  rows: { by: Platform; count: number; cells: Cell[] }[];
}

/** Who kicks whom as a table: pairs, and what they sum to by row and by column. */
export function kickMatrix(pairs: readonly Pair[]): Matrix {
  const most = Math.max(1, ...pairs.map((pair) => pair.count));
  const sum = (some: readonly Pair[]) => some.reduce((total, pair) => total + pair.count, 0);
  const columns = PLATFORMS.map((kicked) => ({ kicked, count: sum(pairs.filter((pair) => pair.kicked === kicked)) }));
  const shown = columns.filter((column) => column.count > 0);
  const rows = PLATFORMS.map((by) => {
    const own = pairs.filter((pair) => pair.by === by);
    const cells = shown.map(({ kicked }) => {
      const { count = 0, unknown = 0 } = own.find((pair) => pair.kicked === kicked) ?? {};
      return { kicked, count, unknown, heat: Math.sqrt(count / most) };
    });
    return { by, count: sum(own), cells };
  });
  return { columns: shown, rows: rows.filter((row) => row.count > 0) };
}
