import { connectionsAnswer, connectionsFilter, connectionsQuery } from "../connections";
import { countAnswer } from "../count";
import { duplicatesAnswer, duplicatesFilter, duplicatesQuery } from "../duplicates";
import type { EndpointName, EndpointSpec } from "../endpoint";
import { eventsAnswer, eventsFilter, eventsQuery } from "../event";
import { kicksAnswer, kicksFilter, kicksQuery } from "../kicks";
import { statusesAnswer, statusesFilter, statusesQuery } from "../statuses";

const tag = "Events and lists";

/** The lists of single things that happened. Each count takes the filter of its list. */
export const EVENT_ENDPOINTS = {
  "GET events": {
    access: "list",
    query: eventsQuery,
    answer: eventsAnswer,
    tag,
    summary: "List events",
    description: "Stored callbacks and their verdicts. The newest event time comes first.",
  },
  "GET events/count": { access: "list", query: eventsFilter, answer: countAnswer, tag, summary: "Count events" },
  "GET connections": {
    access: "list",
    query: connectionsQuery,
    answer: connectionsAnswer,
    tag,
    summary: "List connections",
    description:
      "Ended connections, newest end first. With `openAt` or `touchedFrom` they come by start, newest first, " +
      "and open connections are listed too.",
  },
  "GET connections/count": {
    access: "list",
    query: connectionsFilter,
    answer: countAnswer,
    tag,
    summary: "Count connections",
  },
  "GET kicks": {
    access: "list",
    query: kicksQuery,
    answer: kicksAnswer,
    tag,
    summary: "List kicks",
    description: "Entries of `KickedDevice`, newest first.",
  },
  "GET kicks/count": { access: "list", query: kicksFilter, answer: countAnswer, tag, summary: "Count kicks" },
  "GET statuses": {
    access: "list",
    query: statusesQuery,
    answer: statusesAnswer,
    tag,
    summary: "List changes of custom statuses",
    description: "Newest first.",
  },
  "GET statuses/count": {
    access: "list",
    query: statusesFilter,
    answer: countAnswer,
    tag,
    summary: "Count changes of custom statuses",
  },
  "GET duplicates": {
    access: "list",
    query: duplicatesQuery,
    answer: duplicatesAnswer,
    tag,
    summary: "List duplicates",
    description: "Callbacks that repeat a stored event. The newest receipt comes first.",
  },
  "GET duplicates/count": {
    access: "list",
    query: duplicatesFilter,
    answer: countAnswer,
    tag,
    summary: "Count duplicates",
  },
} as const satisfies Record<EndpointName, EndpointSpec>;
