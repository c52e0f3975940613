import { z } from "zod";
import { appQuery, instant, pageQuery, platform, rangeQuery } from "./common";

export const duplicatesFilter = z.object({
  ...appQuery.shape,
  /** Half-open range of the receipt of the copy. */
  ...rangeQuery.shape,
  user: z.string().min(1).optional(),
});
export type DuplicatesFilter = z.infer<typeof duplicatesFilter>;

/** GET /api/v1/duplicates: callbacks that came again, the newest receipt first. */
export const duplicatesQuery = z.object({ ...duplicatesFilter.shape, ...pageQuery.shape });
export type DuplicatesQuery = z.infer<typeof duplicatesQuery>;

export const duplicate = z.object({
  id: z.string(),
  userId: z.string(),
  /** When the copy came, and when what it repeats was received. */
  receivedAt: instant,
  firstReceivedAt: instant,
  /** The event that is kept. */
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
