import type { TimeRange } from "@/lib/time/range";
import { withParameters, type TextFilter } from "./filter";

/**
 * Address of a list on the current page, with this filter only.
 * @param parsers every parameter of the filter of the list
 * @param range the range of the list in milliseconds; the range of the address if it is not given
 */
export function onPageHref<Name extends string>(
  search: URLSearchParams,
  list: string,
  parsers: Record<Name, unknown>,
  filter: TextFilter<Name>,
  range?: TimeRange,
): string {
  const change: Record<string, string | undefined> = {};
  for (const name in parsers) change[name] = filter[name];
  if (range) {
    change.range = undefined;
    change.from = new Date(range.from).toISOString();
    change.to = new Date(range.to).toISOString();
  }
  return `?${withParameters(search, change)}#${list}`;
}
