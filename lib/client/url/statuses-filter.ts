import type { QueryOf } from "@/lib/contracts/endpoint-types";
import { readFilter, type FilterOf, type FilterParsers } from "./filter";
import { parseAsAnyText, parseAsFlag, parseAsText, parseAsTextOrPairList } from "./parsers";

/** Filters of the list of status changes, besides its range. */
export const STATUSES_FILTER = {
  /** Empty: the app cleared the status. */
  value: parseAsAnyText,
  /** Empty: no status before. */
  was: parseAsAnyText,
  user: parseAsText,
  except: parseAsTextOrPairList,
  ended: parseAsFlag,
  presumed: parseAsFlag,
} satisfies FilterParsers<QueryOf<"GET statuses">>;
export type StatusesFilter = FilterOf<typeof STATUSES_FILTER>;

export const readStatusesFilter = (search: URLSearchParams): StatusesFilter => readFilter(search, STATUSES_FILTER);
