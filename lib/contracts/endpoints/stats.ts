import { countAnswer } from "../count";
import type { EndpointName, EndpointSpec } from "../endpoint";
import { compareAnswer, compareQuery } from "../stats/compare";
import { causesAnswer, qualityAnswer, sessionsAnswer } from "../stats/connections";
import { daysAnswer, hoursAnswer } from "../stats/days";
import { eventsStatsAnswer } from "../stats/events";
import { incidentAnswer, incidentsAnswer } from "../stats/incidents";
import { kickedUsersAnswer, kickedUsersFilter, kickedUsersQuery, kicksStatsAnswer } from "../stats/kicks";
import { nearestAnswer } from "../stats/nearest";
import { onlineAnswer } from "../stats/online";
import { platformSeriesQuery, platformStatsQuery, seriesQuery, statsQuery } from "../stats/range";
import { statusesStatsAnswer, statusesStatsQuery } from "../stats/statuses";

const common = { access: "figures", cached: true, tag: "Statistics" } as const;

export const STATS_ENDPOINTS = {
  "GET stats/online": {
    ...common,
    query: seriesQuery,
    answer: onlineAnswer,
    summary: "Users online over time",
  },
  "GET stats/events": {
    ...common,
    query: platformSeriesQuery,
    answer: eventsStatsAnswer,
    summary: "Logins, ends by cause, and status changes over time",
  },
  "GET stats/nearest": {
    ...common,
    query: statsQuery,
    answer: nearestAnswer,
    summary: "Whether a range has events, and the nearest ones",
    description: "The last event before the range and the first one after it.",
  },
  "GET stats/causes": {
    ...common,
    query: platformStatsQuery,
    answer: causesAnswer,
    summary: "Ended connections by cause and platform",
  },
  "GET stats/quality": {
    ...common,
    query: seriesQuery,
    answer: qualityAnswer,
    summary: "Broken connections by platform over time",
    description: "Timeouts and closed links, and the connection time in which they could happen.",
  },
  "GET stats/sessions": {
    ...common,
    query: platformStatsQuery,
    answer: sessionsAnswer,
    summary: "Durations of connections",
    description: "Percentiles and a histogram of the connections that ended in the range.",
  },
  "GET stats/days": {
    ...common,
    query: statsQuery,
    answer: daysAnswer,
    summary: "Figures by day",
    description: "Every day that the range touches, whole, newest first.",
  },
  "GET stats/hours": {
    ...common,
    query: statsQuery,
    answer: hoursAnswer,
    summary: "Figures by hour of the week",
  },
  "GET stats/kicks": {
    ...common,
    query: seriesQuery,
    answer: kicksStatsAnswer,
    summary: "Kicks by pair of platforms",
  },
  "GET stats/kicks/users": {
    ...common,
    access: "list",
    query: kickedUsersQuery,
    answer: kickedUsersAnswer,
    summary: "Users with the most kicks",
  },
  "GET stats/kicks/users/count": {
    ...common,
    access: "list",
    query: kickedUsersFilter,
    answer: countAnswer,
    summary: "Count users with kicks",
  },
  "GET stats/statuses": {
    ...common,
    query: statusesStatsQuery,
    answer: statusesStatsAnswer,
    summary: "Custom statuses: current values and changes",
  },
  "GET stats/compare": {
    ...common,
    access: "list",
    query: compareQuery,
    answer: compareAnswer,
    summary: "What rows have in common",
    description:
      "Compares the connections or events that a filter leaves with everything else in its range: which platform, " +
      "network, cause, hour, duration and so on stands out. Above 50,000 rows it reads a sample, " +
      "and about 10,000 rows for previous cause and status.",
  },
  "GET stats/incidents": {
    ...common,
    query: statsQuery,
    answer: incidentsAnswer,
    summary: "List incidents",
    description: "Ranges of minutes in which far more connections ended than usual, newest first.",
  },
  "GET stats/incident": {
    ...common,
    query: statsQuery,
    answer: incidentAnswer,
    summary: "One incident in detail",
    description: "`from` and `to` are those of an incident of `GET stats/incidents`.",
  },
} as const satisfies Record<EndpointName, EndpointSpec>;
