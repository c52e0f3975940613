import type { z } from "zod";
import type { duplicatesFilter } from "@/lib/contracts/duplicates";
import type { FilterOf, FilterParsers } from "./filter";
import { parseAsText } from "./parsers";

/** Filters of the list of duplicates, besides its range. */
export const DUPLICATES_FILTER = { user: parseAsText } satisfies FilterParsers<z.input<typeof duplicatesFilter>>;
export type DuplicatesFilter = FilterOf<typeof DUPLICATES_FILTER>;
