import type { Millis } from "@/lib/time/units";

/** The day that begins at a midnight of UTC, such as 2026-12-31. Pure. */
export const dayOf = (midnight: Millis): string => new Date(midnight).toISOString().slice(0, 10);
