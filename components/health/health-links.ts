import type { PageRange } from "@/lib/client/url/range";
import { listHref } from "@/lib/client/url/list-href";
import type { HistoryAnswer } from "@/lib/contracts/history";
import type { TimeRange } from "@/lib/time/range";

/** Props of the panels of the page. `history` is undefined and `range` null until they are known. */
export interface HealthPanelProps {
  history: HistoryAnswer | undefined;
  range: PageRange | null;
}

/** Ids of the lists on the page, for links to them. */
export const REFUSED_ANCHOR = "refused";
export const OTHER_COMMANDS_ANCHOR = "others";
export const DUPLICATES_ANCHOR = "duplicates";
export const QUARANTINED_ANCHOR = "quarantined";

/** The range that the answer counts: the asked one, widened to whole minutes. */
export const countedRange = ({ from, to }: HistoryAnswer) => ({ from: Date.parse(from), to: Date.parse(to) });

/** Address of the list of events that were received in a range. */
export function receivedHref(app: string | undefined, range: TimeRange, filter: Record<string, string> = {}): string {
  const iso = (ms: number) => new Date(ms).toISOString();
  return listHref("/events", app, null, { receivedFrom: iso(range.from), receivedTo: iso(range.to), ...filter });
}
