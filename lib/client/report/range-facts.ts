import type { TotalsAnswer } from "@/lib/contracts/timeline-chart";
import { END_CAUSES, type EndCause } from "@/lib/presence/types";

export interface RangeFacts {
  onlineMs: number;
  /** Share of the part of the range that has passed, in whole percent; null if none has. */
  onlinePercent: number | null;
  connections: number;
  ended: number;
  /** How connections ended, the most frequent first. */
  causes: { cause: EndCause; count: number }[];
}

/** What the report says about a range of one user, from the totals of the range. */
export function rangeFacts(totals: TotalsAnswer): RangeFacts {
  const { onlineMs, connections } = totals;
  const passed = Math.min(Date.parse(totals.to), Date.parse(totals.asOf)) - Date.parse(totals.from);
  const causes = END_CAUSES.flatMap((cause) => {
    const count = totals.causes[cause] ?? 0;
    return count > 0 ? [{ cause, count }] : [];
  }).sort((a, b) => b.count - a.count);
  return {
    onlineMs,
    onlinePercent: passed > 0 ? Math.round((onlineMs / passed) * 100) : null,
    connections,
    ended: causes.reduce((sum, { count }) => sum + count, 0),
    causes,
  };
}
