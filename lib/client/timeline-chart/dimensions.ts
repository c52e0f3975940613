/** Heights in pixels: a bar, the ribbon of custom statuses, the ticks of events. */
export const BAR_HEIGHT = 18;
export const RIBBON_HEIGHT = 22;
export const TICKS_HEIGHT = 26;
