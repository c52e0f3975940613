import { parseAsStringLiteral } from "nuqs";
import type { QueryOf } from "@/lib/contracts/endpoint-types";
import { END_CAUSES } from "@/lib/presence/types";
import { PLATFORMS } from "@/lib/protocol/platform";
import { readFilter, type FilterOf, type FilterParsers } from "./filter";
import { parseAsAnyText, parseAsCauses, parseAsFlag, parseAsIsoText, parseAsNumberText, parseAsText } from "./parsers";
import { WEEK_FILTER } from "./week-filter";

/** Filters of the list of connections, besides its range. */
export const CONNECTIONS_FILTER = {
  user: parseAsText,
  cause: parseAsCauses,
  platform: parseAsStringLiteral(PLATFORMS),
  kickedBy: parseAsStringLiteral(PLATFORMS),
  network: parseAsText,
  networkName: parseAsAnyText,
  outside: parseAsText,
  previousCause: parseAsStringLiteral(END_CAUSES),
  statusAtEnd: parseAsAnyText,
  knownStart: parseAsFlag,
  minMs: parseAsNumberText({ min: 0 }),
  maxMs: parseAsNumberText({ min: 0 }),
  openAt: parseAsIsoText,
  openTo: parseAsIsoText,
  ...WEEK_FILTER,
} satisfies FilterParsers<QueryOf<"GET connections">>;
export type ConnectionsFilter = FilterOf<typeof CONNECTIONS_FILTER>;

/** The filter without an `openTo` that is not after `openAt`. */
export function withValidOpenTo({ openTo, ...filter }: ConnectionsFilter): ConnectionsFilter {
  const isAfter = openTo !== undefined && filter.openAt !== undefined && Date.parse(openTo) > Date.parse(filter.openAt);
  return isAfter ? { ...filter, openTo } : filter;
}

export const readConnectionsFilter = (search: URLSearchParams): ConnectionsFilter =>
  withValidOpenTo(readFilter(search, CONNECTIONS_FILTER));
