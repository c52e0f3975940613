import { appQuery, emptyAnswer } from "../common";
import type { EndpointName, EndpointSpec } from "../endpoint";
import { marker, markerQualityAnswer, markerQuery, markersAnswer, markersQuery, newMarker } from "../markers";

const tag = "Markers";

export const MARKER_ENDPOINTS = {
  "GET markers": {
    access: "figures",
    query: markersQuery,
    answer: markersAnswer,
    tag,
    summary: "List markers",
    description: "What happened to the app, such as releases, newest first.",
  },
  "POST markers": {
    access: "annotate",
    query: appQuery,
    body: newMarker,
    answer: marker,
    tag,
    summary: "Add a marker",
    description: "The same time, text and platform are the same marker, so a script may try again.",
  },
  "DELETE markers": {
    access: "annotate",
    query: markerQuery,
    answer: emptyAnswer,
    tag,
    summary: "Delete a marker",
    description: "People delete any marker, an API token only those that it has added.",
  },
  "GET markers/quality": {
    access: "figures",
    cached: true,
    query: markerQuery,
    answer: markerQualityAnswer,
    tag,
    summary: "Quality before and after a marker",
    description: "Timeouts and closed links in the hour before and the hour after, on the platform of the marker.",
  },
} as const satisfies Record<EndpointName, EndpointSpec>;
