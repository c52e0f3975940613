import { z } from "zod";
import { countAnswer } from "../count";
import type { EndpointName, EndpointSpec } from "../endpoint";
import { timelineChartAnswer, timelineChartQuery, totalsAnswer, totalsQuery } from "../timeline-chart";
import { momentAnswer, timelineAnswer, timelineQuery, userAnswer, userQuery } from "../user";
import { usersAnswer, usersFilter, usersFound, usersQuery, usersSearch } from "../users";

export const USER_ENDPOINTS = {
  "GET users": {
    access: "list",
    query: usersQuery,
    answer: usersAnswer,
    tag: "Users",
    summary: "List users",
    description: "Online users come first, then the newest event, unless `sort` says otherwise.",
  },
  "GET users/count": {
    access: "list",
    query: usersFilter,
    answer: countAnswer,
    tag: "Users",
    summary: "Count users",
  },
  "GET users/search": {
    access: "find",
    query: usersSearch,
    answer: usersFound,
    tag: "Users",
    summary: "Find a user",
    description:
      "The UserID itself comes first, then those that begin with the text, then those that contain it. " +
      "`elsewhere` names other apps that know exactly this UserID.",
  },
  "GET user": {
    access: "find",
    query: userQuery,
    answer: z.union([momentAnswer, userAnswer]),
    tag: "Users",
    summary: "One user as of now, or at a moment",
    description:
      "Presence, open connections, and why the user is offline. With `at`, also the state at that moment. " +
      "404 if no callback named this user; 400 if `at` lies in the future.",
  },
  "GET user/timeline": {
    access: "find",
    query: timelineQuery,
    answer: timelineAnswer,
    tag: "Users",
    summary: "The past of one user",
    description: "Connections and statuses that overlap the range, and events within it. The newest come first.",
  },
  "GET user/timeline-chart": {
    access: "find",
    query: timelineChartQuery,
    answer: timelineChartAnswer,
    tag: "Users",
    summary: "The past of one user, to draw",
    description: "The timeline in a bounded size: connections and events that are too short to draw are counted.",
  },
  "GET user/totals": {
    access: "find",
    query: totalsQuery,
    answer: totalsAnswer,
    tag: "Users",
    summary: "Totals of one user over a range",
    description: "Time online by platform and by day, connections by end cause, the longest gap, and flapping.",
  },
} as const satisfies Record<EndpointName, EndpointSpec>;
