import { HOUR, MINUTE, type Millis } from "@/lib/time/units";

/** How long before and after a marker quality is measured. */
export const MARKER_WINDOW_MS = HOUR;
/** With less time after the marker than this, nothing is said about it. */
const MIN_AFTER_MS = 10 * MINUTE;
/** With less connection time than this on either side, one person's bad network would decide. */
const MIN_CONNECTION_MS = 5 * HOUR;
/** The rate must change by at least this factor, or nobody would notice it. */
const MIN_FACTOR = 1.25;
/** The difference must be at least this many standard deviations of two Poisson counts. */
const MIN_DEVIATIONS = 3;

/**
 * What a marker did to the quality: `early` and `sparse` mean that too little time or too little traffic has passed.
 */
export const MARKER_VERDICTS = ["early", "sparse", "worse", "better", "same"] as const;
export type MarkerVerdict = (typeof MARKER_VERDICTS)[number];

/** Broken connections (timeouts and closed links), and the connection time in which they could break. */
export interface Breaks {
  breaks: number;
  connectionMs: number;
}

/**
 * Compares the breaks per connection time before and after a marker.
 * @param passed time between the marker and now
 */
export function markerVerdict(before: Breaks, after: Breaks, passed: Millis): MarkerVerdict {
  if (passed < MIN_AFTER_MS) return "early";
  if (Math.min(before.connectionMs, after.connectionMs) < MIN_CONNECTION_MS) return "sparse";
  const [was, is] = [rate(before), rate(after)];
  // The variance of a Poisson count is the count. One more break on each side keeps it above 0.
  const deviation = Math.hypot(
    Math.sqrt(before.breaks + 1) / before.connectionMs,
    Math.sqrt(after.breaks + 1) / after.connectionMs,
  );
  const noticed = Math.max(was, is) >= MIN_FACTOR * Math.min(was, is);
  if (!noticed || Math.abs(is - was) < MIN_DEVIATIONS * deviation) return "same";
  return is > was ? "worse" : "better";
}

const rate = ({ breaks, connectionMs }: Breaks): number => breaks / connectionMs;
