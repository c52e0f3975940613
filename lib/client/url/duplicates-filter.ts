import type { QueryOf } from "@/lib/contracts/endpoint-types";
import type { FilterOf, FilterParsers } from "./filter";
import { parseAsText } from "./parsers";

/** Filters of the list of duplicates, besides its range. */
export const DUPLICATES_FILTER = { user: parseAsText } satisfies FilterParsers<QueryOf<"GET duplicates">>;
export type DuplicatesFilter = FilterOf<typeof DUPLICATES_FILTER>;
