/** Room for the value axis and for half a label, in pixels. It is the same in every chart, so that times align. */
export const PLOT_LEFT = 48;
export const PLOT_RIGHT = 12;
export const PLOT_MARGIN = { top: 8, right: PLOT_RIGHT, bottom: 4, left: 0 };
/** Width of a plot before it is measured, and the narrowest that ticks are computed for. */
export const MIN_PLOT_WIDTH = 160;
