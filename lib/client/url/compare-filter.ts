import { parseAsStringLiteral } from "nuqs";
import type { QueryOf } from "@/lib/contracts/endpoint-types";
import { COMPARED } from "@/lib/contracts/values";
import type { CompareDimension } from "@/lib/contracts/stats/compare";
import type { TimeRange } from "@/lib/time/range";
import { CONNECTIONS_FILTER } from "./connections-filter";
import { EVENTS_FILTER } from "./events-filter";
import type { FilterParsers, TextFilter } from "./filter";
import { listHref } from "./list-href";
import { parseAsIsoText } from "./parsers";

export type ComparedList = (typeof COMPARED)[number];

/** What is compared: a filter of connections or events, and the part of the range that is selected. */
export const COMPARE_FILTER = {
  ...EVENTS_FILTER,
  ...CONNECTIONS_FILTER,
  of: parseAsStringLiteral(COMPARED),
  partFrom: parseAsIsoText,
  partTo: parseAsIsoText,
} satisfies FilterParsers<QueryOf<"GET stats/compare">>;

interface Range {
  from: number | null;
  to: number;
}

/** Address of the comparison of a filter. A filter that leaves everything is compared with the time before it. */
export function compareHref(
  of: ComparedList,
  app: string | undefined,
  range: Range | null,
  filter: TextFilter,
): string {
  const narrowed = Object.values(filter).some((value) => value !== undefined);
  if (narrowed || range === null || range.from === null) return listHref("/compare", app, range, { of, ...filter });
  return compareWithBefore(of, app, { from: range.from, to: range.to }, range.to - range.from);
}

/** Address of the comparison of a range with the time before it. */
export function compareWithBefore(
  of: ComparedList,
  app: string | undefined,
  { from, to }: TimeRange,
  before: number,
): string {
  const part = { partFrom: new Date(from).toISOString(), partTo: new Date(to).toISOString() };
  return listHref("/compare", app, { from: from - before, to }, { of, ...part });
}

/** The filter of the list of a value, beside the one that is compared; null if the list cannot be asked for it. */
export function filterOfValue(
  of: ComparedList,
  dimension: CompareDimension,
  value: string | null,
  tz: string,
): TextFilter | null {
  if (dimension === "network") return { network: value ?? "none" };
  if (dimension === "networkName") return { networkName: value ?? "" };
  if (value === null) return null;
  if (dimension === "hour") return { hour: value, weekTz: tz };
  if (dimension === "status") return of === "events" ? { status: value } : { statusAtEnd: value };
  if (dimension !== "duration") return { [dimension]: value };
  const [minMs, maxMs] = value.split("-");
  return { minMs, ...(maxMs && { maxMs }) };
}
