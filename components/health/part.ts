import type { PageRange } from "@/lib/client/url/range";
import { listHref } from "@/lib/client/url/list-href";
import type { HistoryAnswer } from "@/lib/contracts/history";

/** What every part of the page is made of; undefined and null until they are known. */
export interface HealthPart {
  history: HistoryAnswer | undefined;
  range: PageRange | null;
}

/** The stored callbacks that were received within a stretch (milliseconds; null from the beginning). */
export function receivedHref(app: string | undefined, stretch: { from: number | null; to: number }, filter: Record<string, string> = {}): string {
  const iso = (ms: number) => new Date(ms).toISOString();
  const receivedFrom = stretch.from === null ? undefined : iso(stretch.from);
  return listHref("/events", app, null, { receivedFrom, receivedTo: iso(stretch.to), ...filter });
}
