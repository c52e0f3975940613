import type { z } from "zod";

/**
 * Who may call an endpoint: anybody; people and API tokens, to read or to annotate; signed-in people only, about
 * themselves (`self`) or to administer.
 */
export type Access = "public" | "read" | "annotate" | "self" | "administer";

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
  | "Setup";

/** Answers that are not JSON. */
export type StreamedAnswer = "csv" | "event-stream" | "file";

/** One endpoint of /api/v1. The table `ENDPOINTS` keys it by method and path. */
export interface EndpointSpec {
  access: Access;
  /** One answer is made for all clients that ask the same at the same time. It may depend on the query only. */
  cached?: true;
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
