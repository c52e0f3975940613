import { z } from "zod";
import { instant } from "./common";
import { rejectCause } from "./health";
import { count, seriesHead } from "./stats/range";
import { text } from "./personal";

/** Delay from event time to receipt, in milliseconds; null if nothing arrived. */
export const lag = z.object({ p50: z.number().nullable(), p95: z.number().nullable(), p99: z.number().nullable() });

export const historyPoint = z.object({
  t: instant,
  accepted: count,
  duplicates: count,
  other: count,
  rejected: count,
  late: count,
  lagMs: lag,
  /** Our clock minus Tencent's; null if no callback was signed. */
  skewMs: z.number().nullable(),
});
export const historyAnswer = z.object({
  ...seriesHead.shape,
  points: z.array(historyPoint),
  total: z.object({
    accepted: count,
    duplicates: count,
    other: count,
    /** Other callbacks by command, most frequent first; null for callbacks without a command. */
    commands: z.array(z.object({ command: text("plain").nullable(), count })),
    rejected: z.partialRecord(rejectCause, count),
    late: count,
    quarantined: count,
    lagMs: lag,
  }),
  /**
   * Stored events that were sent again, recognised by their age, and when they arrived; null if there are none. The
   * percentiles of the delay leave them out, the bins do not.
   */
  backfill: z.object({ events: count, from: instant, to: instant }).nullable(),
  /** Delays by bin of lib/stats/lags, half-open in milliseconds; the first `from` and the last `to` are null. */
  lags: z.array(z.object({ from: z.number().nullable(), to: z.number().nullable(), count })),
  /** Ranges of minutes without a callback, newest first. `expected` is the usual number of callbacks. */
  gaps: z.array(z.object({ from: instant, to: instant, ongoing: z.boolean(), expected: z.number() })),
});
export type HistoryAnswer = z.infer<typeof historyAnswer>;
