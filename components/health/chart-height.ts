/** Height of the page's charts, and of one with its head: what a skeleton keeps free. Pixels. */
export const CHART = 220;
export const SPACE = CHART + 32;
