/** How many steps make up the time for which something is kept. */
const STEPS = 6;

/** Days that go at once where something is kept for `days`. A partition has as many. Pure. */
export const retentionStep = (days: number): number => Math.max(1, Math.round(days / STEPS));
