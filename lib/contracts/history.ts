import { z } from "zod";
import { instant } from "./common";
import { rejectCause } from "./health";
import { count, seriesHead } from "./stats/range";

/** Delay from event time to receipt, in milliseconds; null where nothing arrived. */
export const lag = z.object({ p50: z.number().nullable(), p95: z.number().nullable(), p99: z.number().nullable() });

/** GET /api/v1/ingest/history (seriesQuery): how callbacks arrived over time, by time of receipt. */
export const historyPoint = z.object({
  t: instant,
  accepted: count,
  duplicates: count,
  other: count,
  rejected: count,
  late: count,
  lagMs: lag,
  /** Our clock minus the vendor's; null where no callback was signed. */
  skewMs: z.number().nullable(),
});
export const historyAnswer = z.object({
  ...seriesHead.shape,
  points: z.array(historyPoint),
  total: z.object({
    accepted: count,
    duplicates: count,
    other: count,
    /** The others by command, most first; null for those without one. */
    commands: z.array(z.object({ command: z.string().nullable(), count })),
    rejected: z.partialRecord(rejectCause, count),
    late: count,
    lagMs: lag,
  }),
  /** Delays by bin of lib/stats/lags, half-open in milliseconds; the first `from` and the last `to` are null. */
  lags: z.array(z.object({ from: z.number().nullable(), to: z.number().nullable(), count })),
  /** Stretches of minutes in which nothing arrived though `expected` callbacks were to be expected by what is usual, newest first. */
  gaps: z.array(z.object({ from: instant, to: instant, ongoing: z.boolean(), expected: z.number() })),
});
export type HistoryAnswer = z.infer<typeof historyAnswer>;
