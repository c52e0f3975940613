import type { PageRange } from "@/lib/client/url/range";
import { listHref } from "@/lib/client/url/list-href";
import type { HistoryAnswer } from "@/lib/contracts/history";
import type { TimeRange } from "@/lib/time/range";

/** What every part of the page is made of; undefined and null until they are known. */
export interface HealthPart {
  history: HistoryAnswer | undefined;
  range: PageRange | null;
}

/** Where the lists of the page stand. */
export const REFUSED_LIST = "refused";
export const OTHERS_LIST = "others";
export const DUPLICATES_LIST = "duplicates";
export const QUARANTINED_LIST = "quarantined";

/** What was counted: the range, widened to whole minutes; in milliseconds. */
export const stretchOf = ({ from, to }: HistoryAnswer) => ({ from: Date.parse(from), to: Date.parse(to) });

/** The stored callbacks that were received within a stretch (milliseconds). */
export function receivedHref(app: string | undefined, stretch: TimeRange, filter: Record<string, string> = {}): string {
  const iso = (ms: number) => new Date(ms).toISOString();
  return listHref("/events", app, null, { receivedFrom: iso(stretch.from), receivedTo: iso(stretch.to), ...filter });
}
