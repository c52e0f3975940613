/** Heights in pixels: a bar, the ribbon of custom statuses, the ticks of events. */
export const BAR_HEIGHT = 18;
export const RIBBON_HEIGHT = 22;
export const TICKS_HEIGHT = 26;

/** On narrower charts the names of lanes stand above the lanes; in pixels. */
const MIN_WIDTH_WITH_GUTTER = 640;

/** Pixels beside the time axis for the names of lanes. None if they stand above the lanes. */
export const gutterOf = (width: number): number => (width < MIN_WIDTH_WITH_GUTTER ? 0 : 116);
