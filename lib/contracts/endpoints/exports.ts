import type { EndpointName, EndpointSpec } from "../endpoint";
import { EXPORTS, userExportQuery } from "../exports";

const common = { access: "export", answer: "csv", tag: "Exports" } as const;

/** Every row of a list as CSV, in the order of the list, from one snapshot of the database. */
export const EXPORT_ENDPOINTS = {
  "GET exports/events.csv": { ...common, query: EXPORTS.events, summary: "Export events" },
  "GET exports/connections.csv": { ...common, query: EXPORTS.connections, summary: "Export connections" },
  "GET exports/kicks.csv": { ...common, query: EXPORTS.kicks, summary: "Export kicks" },
  "GET exports/statuses.csv": { ...common, query: EXPORTS.statuses, summary: "Export changes of custom statuses" },
  "GET exports/users.csv": { ...common, query: EXPORTS.users, summary: "Export users" },
  "GET exports/duplicates.csv": { ...common, query: EXPORTS.duplicates, summary: "Export duplicates" },
  "GET exports/kicked-users.csv": { ...common, query: EXPORTS["kicked-users"], summary: "Export users with kicks" },
  "GET exports/rejected.csv": { ...common, query: EXPORTS.rejected, summary: "Export rejected callbacks" },
  "GET exports/days.csv": { ...common, access: "figures", query: EXPORTS.days, summary: "Export figures by day" },
  "GET exports/audit.csv": {
    ...common,
    access: "administer",
    everywhere: true,
    query: EXPORTS.audit,
    summary: "Export the audit",
    description: "Of all apps. `app` only gives the default time zone.",
  },
  "GET exports/user.zip": {
    ...common,
    answer: "file",
    query: userExportQuery,
    summary: "Export everything about a user",
    description: "For the request of a person: a ZIP with `user.json`, and a CSV of each of its parts.",
  },
} as const satisfies Record<EndpointName, EndpointSpec>;
