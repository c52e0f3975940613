import { z } from "zod";
import { TIME_FAULTS } from "@/lib/presence/quarantine";
import { RAW_STATES } from "@/lib/protocol/raw/fields";
import {
  appQuery,
  booleanQuery,
  instant,
  instantQuery,
  networkNameQuery,
  networkQuery,
  numberQuery,
  pageQuery,
  platform,
  rangeQuery,
  userIdQuery,
  verdict,
  weekQuery,
} from "./common";
import { text } from "./personal";

/** One stored callback and its verdict. `id` is opaque. */
export const event = z.object({
  id: text("eventId"),
  userId: text("userId"),
  eventTime: instant,
  timeSource: z.enum(["EventTime", "RequestTime", "receivedAt"]),
  receivedAt: instant,
  action: text("plain"),
  reason: text("plain"),
  platform,
  rawPlatform: text("plain").nullable(),
  clientIp: text("address").nullable(),
  /** The name of the network of `clientIp`, if a file of networks names it. */
  networkName: text("plain").nullable(),
  customStatus: text("status").nullable(),
  kickedPlatforms: z.array(platform),
  verdict,
  /** Why the event is quarantined; null for every other verdict. */
  quarantine: z
    .object({
      reason: z.enum([...TIME_FAULTS, "not_projectable"]),
      /** The time that the callback claims, in milliseconds since 1970. Given if eventTime has another source. */
      claimedMs: z.number().nullable(),
      /** The error of the projector, for `not_projectable`. */
      error: text("raw").nullable(),
    })
    .nullable(),
  /** Arrived after a later event of the same user, so history was corrected. */
  late: z.boolean(),
  /** The callback as it came, byte for byte, but the value of Sign. Empty texts if it is not there: see `rawState`. */
  raw: z.object({ query: text("raw"), body: text("raw") }),
  rawState: z
    .enum(RAW_STATES)
    .describe(
      "`kept`; `expired`: the raw callback is no longer kept, as it is older than the days of raw callbacks of the " +
        "app; `erased`: it was erased with its user.",
    ),
});
export type Event = z.infer<typeof event>;

/** Filter of the list, its count and its export. The range and the week are of the event time. */
export const eventsFilter = z.object({
  ...appQuery.shape,
  ...rangeQuery.shape,
  ...weekQuery.shape,
  receivedFrom: instantQuery.optional().describe("Start of a range of the receipt."),
  receivedTo: instantQuery.optional().describe("End of the range of the receipt. It does not belong to the range."),
  minDelayMs: numberQuery
    .optional()
    .describe("Received at least this many milliseconds after the event time. Negative if clocks differ."),
  maxDelayMs: numberQuery.optional().describe("Received less than this many milliseconds after the event time."),
  user: userIdQuery.optional(),
  action: z.string().optional().describe("Action, in Tencent's spelling, such as `Login`."),
  reason: z.string().optional().describe("Reason, in Tencent's spelling, such as `LinkClose`."),
  platform: platform.optional().describe("Normalised platform."),
  verdict: verdict.optional().describe("What the fold made of the event."),
  late: booleanQuery.optional().describe("Whether the event arrived after a later event of the same user."),
  status: z.string().optional().describe("Custom status, exactly. It may be empty."),
  network: networkQuery,
  networkName: networkNameQuery,
});
export type EventsFilter = z.infer<typeof eventsFilter>;

export const eventsQuery = z.object({ ...eventsFilter.shape, ...pageQuery.shape });
export type EventsQuery = z.infer<typeof eventsQuery>;

export const eventsAnswer = z.object({ events: z.array(event), nextCursor: text("plain").nullable() });
export type EventsAnswer = z.infer<typeof eventsAnswer>;
