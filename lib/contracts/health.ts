import { z } from "zod";
import { appQuery, instant, pageQuery } from "./common";
import { PROTECTIONS, REJECT_CAUSES } from "./values";
import { text } from "./personal";

export const rejectCause = z.enum(REJECT_CAUSES);
export type RejectCause = z.infer<typeof rejectCause>;

/** Counts since the app was set up. */
export const healthAnswer = z.object({
  asOf: instant,
  lastCallbackAt: instant.nullable(),
  accepted: z.number().int(),
  duplicates: z.number().int(),
  rejected: z.partialRecord(rejectCause, z.number().int()),
  otherCommands: z.number().int(),
  late: z.number().int(),
  /** Stored events that are not folded: an impossible time, or an error of the projector. */
  quarantined: z.number().int(),
  /** Receipt minus event time of the newest 10,000 events; null if nothing arrived. */
  lagMs: z.object({ p50: z.number().nullable(), p95: z.number().nullable() }),
  /** Our clock minus Tencent's, from the newest signed callback; null if none is signed. */
  clockSkewMs: z.number().nullable(),
  /** Users whose newest events are not projected yet. */
  backlog: z.number().int(),
  /** What proves that callbacks of this app come from Tencent. Empty: anybody who knows the SDKAppID can send some. */
  protectedBy: z.array(z.enum(PROTECTIONS)),
});
export type HealthAnswer = z.infer<typeof healthAnswer>;

export const rejectedFilter = z.object({
  ...appQuery.shape,
  cause: rejectCause.optional().describe("Why the callback was rejected."),
});
export type RejectedFilter = z.infer<typeof rejectedFilter>;

export const rejectedQuery = z.object({ ...rejectedFilter.shape, ...pageQuery.shape });
export type RejectedQuery = z.infer<typeof rejectedQuery>;

export const rejected = z.object({
  id: text("plain"),
  receivedAt: instant,
  cause: rejectCause,
  error: text("raw"),
  method: text("plain"),
  path: text("raw"),
  query: text("raw"),
  /** The first 64 KiB, as text. */
  body: text("raw"),
  bodyBytes: z.number().int(),
});
export type Rejected = z.infer<typeof rejected>;
export const rejectedAnswer = z.object({ rejected: z.array(rejected), nextCursor: text("plain").nullable() });
export type RejectedAnswer = z.infer<typeof rejectedAnswer>;
