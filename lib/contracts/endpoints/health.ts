import { appQuery } from "../common";
import { countAnswer } from "../count";
import type { EndpointName, EndpointSpec } from "../endpoint";
import { healthAnswer, rejectedAnswer, rejectedFilter, rejectedQuery } from "../health";
import { historyAnswer } from "../history";
import { seriesQuery } from "../stats/range";

const tag = "Callback health";

export const HEALTH_ENDPOINTS = {
  "GET ingest/health": {
    access: "figures",
    cached: true,
    query: appQuery,
    answer: healthAnswer,
    tag,
    summary: "How callbacks arrive: totals",
  },
  "GET ingest/history": {
    access: "figures",
    cached: true,
    query: seriesQuery,
    answer: historyAnswer,
    tag,
    summary: "How callbacks arrive: over time",
    description: "By time of receipt.",
  },
  "GET ingest/rejected": {
    access: "list",
    query: rejectedQuery,
    answer: rejectedAnswer,
    tag,
    summary: "List rejected callbacks",
    description: "Newest first. The newest 200 of each cause are kept.",
  },
  "GET ingest/rejected/count": {
    access: "list",
    query: rejectedFilter,
    answer: countAnswer,
    tag,
    summary: "Count rejected callbacks",
  },
} as const satisfies Record<EndpointName, EndpointSpec>;
