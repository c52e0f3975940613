import type { TimeRange } from "@/lib/time/range";
import { RANGE, toRangeChoice, type PageRange, type RangePreset } from "./range";
import { useAddress } from "./use-address";
import { useRange, type RangeState } from "./use-range";
import type { UsersFilter } from "./users-filter";
import { figureOf } from "./users-sort";

/** The ranges that are offered. A longer one takes long. */
export const FIGURES_PRESETS: readonly RangePreset[] = ["1h", "6h", "24h", "7d", "30d", "today", "yesterday"];

interface FiguresRange {
  /** Whether the list of users has figures: the address names a range, or the order is by a figure. */
  shown: boolean;
  /** Null until it is known. */
  range: TimeRange | null;
  page: RangeState;
  /** Hides the figures, and ends the order by one of them. */
  hide: () => void;
}

/** The range of the figures of users. It is a day if the address names none. */
export function useFiguresRange(filter: UsersFilter, change: (part: { sort: undefined }) => void): FiguresRange {
  const page = useRange("24h");
  const [named, setNamed] = useAddress(RANGE);
  const byFigure = figureOf(filter) !== null;
  return {
    shown: byFigure || toRangeChoice(named) !== null,
    range: bounded(page.range),
    page,
    hide: () => {
      setNamed({ range: null, from: null, to: null }, { history: "push" });
      if (byFigure) change({ sort: undefined });
    },
  };
}

/** All of history is asked for from 1970 on. */
const bounded = (range: PageRange | null) => range && { from: range.from ?? 0, to: range.to };
