import { z } from "zod";
import { byPlatform, instant, platform } from "./common";
import { event } from "./event";
import { troubles } from "./troubles";
import { text } from "./personal";

/** The answer of `GET live`, and the `live` messages of the stream. `byPlatform` counts connections. */
export const liveAnswer = z.object({
  asOf: instant,
  online: z.object({
    users: z.number().int(),
    unverified: z.number().int(),
    connections: z.number().int(),
    byPlatform,
  }),
  /** Logins, and ended connections by cause, in the 60 seconds before `asOf`. */
  perMinute: z.object({
    login: z.number().int(),
    logout: z.number().int(),
    link_close: z.number().int(),
    timeout: z.number().int(),
    kicked: z.number().int(),
  }),
  lastCallbackAt: instant.nullable(),
  ...troubles,
});
export type LiveAnswer = z.infer<typeof liveAnswer>;

/** The `events` messages of the stream: the events since the last message. */
export const liveEvents = z.object({
  /** Newest first. During a burst only the newest events are listed. */
  events: z.array(event),
  /** The number of all events, and their numbers by kind. */
  count: z.number().int(),
  kinds: z.array(z.object({ action: text("plain"), reason: text("plain"), platform, count: z.number().int() })),
  /** The users of all events, as a set of lib/contracts/user-marks. */
  users: text("plain"),
});
export type LiveEvents = z.infer<typeof liveEvents>;
