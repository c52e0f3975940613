/** Room beside a plot for the value axis and for half a label, in pixels; the same in every chart, so that times align. */
export const PLOT_LEFT = 48;
export const PLOT_RIGHT = 12;
export const PLOT_MARGIN = { top: 8, right: PLOT_RIGHT, bottom: 4, left: 0 };
