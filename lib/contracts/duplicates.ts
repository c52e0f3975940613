import { z } from "zod";
import { appQuery, instant, pageQuery, platform, rangeQuery, userIdQuery } from "./common";

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
  id: z.string(),
  userId: z.string(),
  /** Receipt of the copy, and of the event that it repeats. */
  receivedAt: instant,
  firstReceivedAt: instant,
  /** The event that is stored. */
  eventId: z.string(),
  eventTime: instant,
  action: z.string(),
  reason: z.string(),
  platform,
  clientIp: z.string().nullable(),
});
export type Duplicate = z.infer<typeof duplicate>;
export const duplicatesAnswer = z.object({
  asOf: instant,
  duplicates: z.array(duplicate),
  nextCursor: z.string().nullable(),
});
export type DuplicatesAnswer = z.infer<typeof duplicatesAnswer>;
