import { auditAnswer, auditQuery } from "../audit";
import type { EndpointName, EndpointSpec } from "../endpoint";

export const AUDIT_ENDPOINTS = {
  "GET audit": {
    access: "administer",
    query: auditQuery,
    answer: auditAnswer,
    tag: "Setup",
    summary: "Who did what, and who looked at whom",
    description: "Newest first, of all apps. Entries are never changed or deleted.",
  },
} as const satisfies Record<EndpointName, EndpointSpec>;
