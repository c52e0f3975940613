import { z } from "zod";
import { TIME_FAULTS } from "@/lib/presence/quarantine";
import {
  appQuery,
  flag,
  instant,
  instantQuery,
  numberQuery,
  pageQuery,
  platform,
  rangeQuery,
  verdict,
  weekQuery,
} from "./common";

/** One stored callback with what the fold made of it. `id` is opaque. */
export const event = z.object({
  id: z.string(),
  userId: z.string(),
  eventTime: instant,
  timeSource: z.enum(["EventTime", "RequestTime", "receivedAt"]),
  receivedAt: instant,
  action: z.string(),
  reason: z.string(),
  platform,
  rawPlatform: z.string().nullable(),
  clientIp: z.string().nullable(),
  customStatus: z.string().nullable(),
  kickedPlatforms: z.array(platform),
  verdict,
  /** Why the event is quarantined; null for every other verdict. */
  quarantine: z
    .object({
      reason: z.enum([...TIME_FAULTS, "not_projectable"]),
      /** The time that the callback claims, in milliseconds since 1970, if eventTime had to come from another source. */
      claimedMs: z.number().nullable(),
      /** The error of the projector, for `not_projectable`. */
      error: z.string().nullable(),
    })
    .nullable(),
  /** Arrived after a later event of the same user: history was corrected. */
  late: z.boolean(),
  raw: z.object({ query: z.string(), body: z.string() }),
});
export type Event = z.infer<typeof event>;

/** What the list, its count and its export take alike. */
export const eventsFilter = z.object({
  ...appQuery.shape,
  ...rangeQuery.shape,
  /** When in the week it happened. */
  ...weekQuery.shape,
  /** Half-open range of the receipt. */
  receivedFrom: instantQuery.optional(),
  receivedTo: instantQuery.optional(),
  /** Received at least, and less than, so many milliseconds after it happened; may be negative, as clocks differ. */
  minDelayMs: numberQuery.optional(),
  maxDelayMs: numberQuery.optional(),
  user: z.string().optional(),
  action: z.string().optional(),
  reason: z.string().optional(),
  platform: platform.optional(),
  verdict: verdict.optional(),
  late: flag.optional(),
  /** Exactly this custom status; may be empty. */
  status: z.string().optional(),
});
export type EventsFilter = z.infer<typeof eventsFilter>;

/** GET /api/v1/events: newest event time first. */
export const eventsQuery = z.object({ ...eventsFilter.shape, ...pageQuery.shape });
export type EventsQuery = z.infer<typeof eventsQuery>;

export const eventsAnswer = z.object({ events: z.array(event), nextCursor: z.string().nullable() });
export type EventsAnswer = z.infer<typeof eventsAnswer>;
