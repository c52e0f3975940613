import { ACCOUNT_ENDPOINTS } from "./endpoints/account";
import { ADMIN_ENDPOINTS } from "./endpoints/admin";
import { ALERT_ENDPOINTS } from "./endpoints/alerts";
import { AUDIT_ENDPOINTS } from "./endpoints/audit";
import { ERASURE_ENDPOINTS } from "./endpoints/erasures";
import { EVENT_ENDPOINTS } from "./endpoints/events";
import { EXPORT_ENDPOINTS } from "./endpoints/exports";
import { HEALTH_ENDPOINTS } from "./endpoints/health";
import { LIVE_ENDPOINTS } from "./endpoints/live";
import { MARKER_ENDPOINTS } from "./endpoints/markers";
import { PEOPLE_ENDPOINTS } from "./endpoints/people";
import { STATS_ENDPOINTS } from "./endpoints/stats";
import { TOKEN_ENDPOINTS } from "./endpoints/tokens";
import { USER_ENDPOINTS } from "./endpoints/users";

/**
 * Every endpoint of /api/v1 by method and path. Routes, the browser's client, exports and OpenAPI take their schemas
 * from here. The browser imports types only, so that no schema is downloaded.
 */
export const ENDPOINTS = {
  ...LIVE_ENDPOINTS,
  ...USER_ENDPOINTS,
  ...EVENT_ENDPOINTS,
  ...STATS_ENDPOINTS,
  ...MARKER_ENDPOINTS,
  ...EXPORT_ENDPOINTS,
  ...HEALTH_ENDPOINTS,
  ...ALERT_ENDPOINTS,
  ...ACCOUNT_ENDPOINTS,
  ...PEOPLE_ENDPOINTS,
  ...ADMIN_ENDPOINTS,
  ...TOKEN_ENDPOINTS,
  ...ERASURE_ENDPOINTS,
  ...AUDIT_ENDPOINTS,
} as const;
export type Endpoints = typeof ENDPOINTS;
export type EndpointKey = keyof Endpoints;
