/** A cell of a week by hours. */
export interface WeekCell {
  /** 1 Monday … 7 Sunday. */
  weekday: number;
  /** 0 to 23. */
  hour: number;
}

export interface HeatCell extends WeekCell {
  /** Null if nothing is known. */
  value: number | null;
}

const ARROWS: Record<string, readonly [weekdays: number, hours: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};
/** Share of the full colour that the lowest value above 0 has: it must differ from 0. */
const MIN_SHARE = 0.08;

export function cellId({ weekday, hour }: WeekCell): string {
  return `${weekday}-${hour}`;
}

/** The cell that an arrow key leads to; null for other keys. The map does not wrap around. */
export function cellAfterKey(cell: WeekCell, key: string): WeekCell | null {
  const step = ARROWS[key];
  if (!step) return null;
  return {
    weekday: Math.min(7, Math.max(1, cell.weekday + step[0])),
    hour: Math.min(23, Math.max(0, cell.hour + step[1])),
  };
}

/** The whole week, Monday first, with a cell of unknown value for every hour that `cells` lacks. */
export function weekRows(cells: readonly HeatCell[]): HeatCell[][] {
  const known = new Map(cells.map((cell) => [cellId(cell), cell]));
  return Array.from({ length: 7 }, (_, day) =>
    Array.from({ length: 24 }, (_, hour) => {
      const cell = { weekday: day + 1, hour };
      return known.get(cellId(cell)) ?? { ...cell, value: null };
    }),
  );
}

export function maxValue(cells: readonly HeatCell[]): number {
  return Math.max(0, ...cells.map(({ value }) => value ?? 0));
}

/** How much of the full colour a value has, from 0 to 1. */
export function heatShare(value: number, max: number): number {
  return value <= 0 || max <= 0 ? 0 : MIN_SHARE + (1 - MIN_SHARE) * (value / max);
}
