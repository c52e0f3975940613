import { z } from "zod";
import { byPlatform, instant, platform } from "./common";
import { event } from "./event";

/** GET /api/v1/live, and the `live` messages of the stream. `byPlatform` counts connections. */
export const liveAnswer = z.object({
  asOf: instant,
  online: z.object({
    users: z.number().int(),
    unverified: z.number().int(),
    connections: z.number().int(),
    byPlatform,
  }),
  /** In the 60 seconds before asOf: logins, and connections ended by cause. */
  perMinute: z.object({
    login: z.number().int(),
    logout: z.number().int(),
    link_close: z.number().int(),
    timeout: z.number().int(),
    kicked: z.number().int(),
  }),
  lastCallbackAt: instant.nullable(),
});
export type LiveAnswer = z.infer<typeof liveAnswer>;

/** The `events` messages of the stream: what came since the last one. */
export const liveEvents = z.object({
  /** The newest, newest first; all of them where they can be read one by one. */
  events: z.array(event),
  /** All that came, also by what they are. */
  count: z.number().int(),
  kinds: z.array(z.object({ action: z.string(), reason: z.string(), platform, count: z.number().int() })),
  /** Whom all of them are about: a set of lib/contracts/user-marks. */
  users: z.string(),
});
export type LiveEvents = z.infer<typeof liveEvents>;
