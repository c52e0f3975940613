import { parseAsStringLiteral } from "nuqs";
import type { QueryOf } from "@/lib/contracts/endpoint-types";
import { PLATFORMS } from "@/lib/protocol/platform";
import { readFilter, type FilterOf, type FilterParsers } from "./filter";
import { parseAsFlag, parseAsText } from "./parsers";

/** Id of the kick list on its page. */
export const KICKS_LIST = "kicks";

/** Filters of the list of kicks, besides its range. */
export const KICKS_FILTER = {
  by: parseAsStringLiteral(PLATFORMS),
  kicked: parseAsStringLiteral(PLATFORMS),
  user: parseAsText,
  known: parseAsFlag,
} satisfies FilterParsers<QueryOf<"GET kicks">>;
export type KicksFilter = FilterOf<typeof KICKS_FILTER>;

export const readKicksFilter = (search: URLSearchParams): KicksFilter => readFilter(search, KICKS_FILTER);
