/** Heights of the picture in pixels: a bar, the ribbon of custom statuses, the ticks of events. */
export const BAR = 18;
export const RIBBON = 22;
export const TICKS = 26;
