import { parseAsStringLiteral } from "nuqs";
import type { QueryOf } from "@/lib/contracts/endpoint-types";
import { VERDICTS } from "@/lib/presence/types";
import { PLATFORMS } from "@/lib/protocol/platform";
import { readFilter, type FilterOf, type FilterParsers } from "./filter";
import { parseAsAnyText, parseAsFlag, parseAsIsoText, parseAsNumberText, parseAsText } from "./parsers";
import { WEEK_FILTER } from "./week-filter";

/** Filters of the list of events, besides its range. */
export const EVENTS_FILTER = {
  user: parseAsText,
  action: parseAsText,
  reason: parseAsText,
  platform: parseAsStringLiteral(PLATFORMS),
  verdict: parseAsStringLiteral(VERDICTS),
  late: parseAsFlag,
  /** A custom status may be empty. */
  status: parseAsAnyText,
  network: parseAsText,
  networkName: parseAsAnyText,
  receivedFrom: parseAsIsoText,
  receivedTo: parseAsIsoText,
  minDelayMs: parseAsNumberText(),
  maxDelayMs: parseAsNumberText(),
  ...WEEK_FILTER,
} satisfies FilterParsers<QueryOf<"GET events">>;
export type EventsFilter = FilterOf<typeof EVENTS_FILTER>;

/** Parameter of the live tail of the list. */
export const LIVE_TAIL = { follow: parseAsStringLiteral(["1"]) };

export const readEventsFilter = (search: URLSearchParams): EventsFilter => readFilter(search, EVENTS_FILTER);
