import { z } from "zod";
import { byPlatform, instant } from "./common";
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

/** The `events` messages of the stream: the newest of what came since the last one, and how many came in all. */
export const liveEvents = z.object({ events: z.array(event), count: z.number().int() });
export type LiveEvents = z.infer<typeof liveEvents>;
