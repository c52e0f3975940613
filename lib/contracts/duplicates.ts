import { z } from "zod";
import { appQuery, instant, pageQuery, platform, rangeQuery, userIdQuery } from "./common";
import { text } from "./personal";

export const duplicatesFilter = z.object({
  ...appQuery.shape,
  /** Range of the receipt of the copy. */
  ...rangeQuery.shape,
  user: userIdQuery.optional(),
});
export type DuplicatesFilter = z.infer<typeof duplicatesFilter>;

export const duplicatesQuery = z.object({ ...duplicatesFilter.shape, ...pageQuery.shape });
export type DuplicatesQuery = z.infer<typeof duplicatesQuery>;

export const duplicate = z.object({
  id: text("plain"),
  userId: text("userId"),
  /** Receipt of the copy, and of the event that it repeats. */
  receivedAt: instant,
  firstReceivedAt: instant,
  /** The event that is stored. */
  eventId: text("eventId"),
  eventTime: instant,
  action: text("plain"),
  reason: text("plain"),
  platform,
  clientIp: text("address").nullable(),
});
export type Duplicate = z.infer<typeof duplicate>;
export const duplicatesAnswer = z.object({
  asOf: instant,
  duplicates: z.array(duplicate),
  nextCursor: text("plain").nullable(),
});
export type DuplicatesAnswer = z.infer<typeof duplicatesAnswer>;
