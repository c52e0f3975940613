import type { TimeRange } from "@/lib/time/range";
import { withParameters, type ListFilter } from "./list-filter";

/**
 * The address of a list that stands on the page itself: of the same range with this filter alone, or of another stretch.
 * @param names every part that the list's filter may have
 */
export function onPageHref<Name extends string>(
  search: URLSearchParams,
  list: string,
  names: readonly Name[],
  filter: ListFilter<Name>,
  stretch?: TimeRange,
): string {
  const alone = Object.fromEntries(names.map((name) => [name, filter[name]]));
  const within = stretch && {
    range: undefined,
    from: new Date(stretch.from).toISOString(),
    to: new Date(stretch.to).toISOString(),
  };
  return `?${withParameters(search, { ...alone, ...within })}#${list}`;
}
