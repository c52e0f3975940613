import { appQuery } from "../common";
import type { EndpointName, EndpointSpec } from "../endpoint";
import { liveAnswer } from "../live";

export const LIVE_ENDPOINTS = {
  "GET live": {
    access: "figures",
    cached: true,
    query: appQuery,
    answer: liveAnswer,
    tag: "Live",
    summary: "Users online now",
    description:
      "Users and connections online now, and what happened in the last 60 seconds. `incidents` and `silences` are " +
      "those of every app.",
  },
  "GET live/stream": {
    access: "figures",
    query: appQuery,
    answer: "event-stream",
    tag: "Live",
    summary: "Users online and new events, as they come",
    description:
      "Server-Sent Events. A `live` message has the answer of `GET live`, at most once a second. " +
      "An `events` message has the events that arrived since the last one.",
  },
} as const satisfies Record<EndpointName, EndpointSpec>;
