import { z } from "zod";
import { appQuery, instant, pagedBy, userIdQuery } from "./common";
import { text } from "./personal";

const MAX_REASON = 200;
const count = z.number().int().nonnegative();

export const erasuresQuery = z.object({
  ...appQuery.shape,
  user: userIdQuery.optional().describe("Only the erasure of this UserID."),
  ...pagedBy(20).shape,
});
export type ErasuresQuery = z.infer<typeof erasuresQuery>;

/** Names the user in the body, so that the UserID stands in no address and in no log of requests. */
export const newErasure = z.object({
  userId: userIdQuery,
  confirmation: z.string().describe("The UserID again, as it was typed."),
  reason: z
    .string()
    .trim()
    .max(MAX_REASON)
    .default("")
    .describe("Why, such as the number of a request. It must not name the user, and stays."),
});
export type NewErasure = z.input<typeof newErasure>;

export const erasureQuery = z.object({
  ...appQuery.shape,
  tombstone: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe("The tombstone of the erasure, as the list has it."),
});

export const erasure = z.object({
  /** A keyed hash that stands for the UserID. */
  tombstone: text("plain"),
  requestedAt: instant,
  requestedBy: text("plain"),
  reason: text("plain"),
  /** Null while it goes on. */
  doneAt: instant.nullable(),
  /** Events of the user, and those whose raw callbacks are erased; null before it begins. */
  total: count.nullable(),
  events: count,
  /** Entries of the audit that do not name the user any more. */
  auditEntries: count,
  /** Why the last attempt failed. It is tried again. */
  error: text("plain").nullable(),
});
export type Erasure = z.infer<typeof erasure>;

export const erasuresAnswer = z.object({
  erasures: z.array(erasure),
  nextCursor: text("plain").nullable(),
});
export type ErasuresAnswer = z.infer<typeof erasuresAnswer>;
