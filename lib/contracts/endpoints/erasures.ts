import { appQuery, emptyAnswer } from "../common";
import { erasure, erasureQuery, erasuresAnswer, erasuresQuery, newErasure } from "../erasures";
import type { EndpointName, EndpointSpec } from "../endpoint";

const common = { access: "administer", tag: "Setup" } as const;

export const ERASURE_ENDPOINTS = {
  "GET erasures": {
    ...common,
    query: erasuresQuery,
    answer: erasuresAnswer,
    summary: "List erased users",
    description: "By tombstones: nobody can tell from one which user it stands for.",
  },
  "POST erasures": {
    ...common,
    query: appQuery,
    body: newErasure,
    answer: erasure,
    summary: "Erase a user",
    description:
      "Everything that is stored of the user goes, within some seconds, and cannot be brought back. Sums keep their " +
      "numbers. Callbacks about the user are answered OK and not stored from then on.",
  },
  "DELETE erasures": {
    ...common,
    query: erasureQuery,
    answer: emptyAnswer,
    summary: "Lift an erasure",
    description: "New callbacks about the user are stored again. What was erased does not come back.",
  },
} as const satisfies Record<EndpointName, EndpointSpec>;
