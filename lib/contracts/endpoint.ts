import type { z } from "zod";
import type { Permission } from "./roles";

/**
 * Who may call an endpoint: anybody; every person and every API token; every person, about
 * themselves; whoever a role permits it. If the query has an `app`, the permission is asked for in this app, else in
 * all apps.
 */
export type Access = "public" | "signed-in" | "self" | Permission;

/** The group an endpoint has in the API reference. */
export type Tag =
  | "Live"
  | "Users"
  | "Events and lists"
  | "Statistics"
  | "Markers"
  | "Callback health"
  | "Alerts"
  | "Exports"
  | "Account"
  | "People"
  | "Setup";

/** The description of an endpoint that shows secrets. */
export const AFTER_SIGN_IN =
  "Only within 5 minutes of a sign-in or of `POST account/confirm`; otherwise 403 with the code `sign_in_again`. " +
  "Each call is in the audit.";

/** Answers that are not JSON. */
export type StreamedAnswer = "csv" | "event-stream" | "file" | "redirect";

/** One endpoint of /api/v1. The table `ENDPOINTS` keys it by method and path. */
export interface EndpointSpec {
  access: Access;
  /** It takes an app and concerns all of them: the permission is needed in all. */
  everywhere?: true;
  /**
   * One answer is made for all clients with the same roles that ask the same at the same time. It may depend on the
   * query and on these roles only.
   */
  cached?: true;
  /** It needs a sign-in, or a confirmation by `POST account/confirm`, of the last minutes. */
  recentSignIn?: true;
  query?: z.ZodObject;
  /** A schema of JSON, or a file that is sent as it is. */
  body?: z.ZodObject | "file";
  answer: z.ZodType | StreamedAnswer;
  tag: Tag;
  summary: string;
  description?: string;
}

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** Method and path below /api/v1, for example `GET stats/online`. */
export type EndpointName = `${Method} ${string}`;
