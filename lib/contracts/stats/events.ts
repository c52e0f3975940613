import { z } from "zod";
import { instant } from "../common";
import { count, seriesHead } from "./range";
import type { EVENT_COUNTS } from "../values";

export type EventCount = (typeof EVENT_COUNTS)[number];

export const eventCounts = z.object({
  login: count,
  logout: count,
  link_close: count,
  timeout: count,
  kicked: count,
  admin_kick: count,
  superseded: count,
  other: count,
  status: count,
});
export type EventCounts = z.infer<typeof eventCounts>;

/** Status changes belong to no platform. They count 0 if the query names one. */
export const eventsPoint = z.object({ t: instant, ...eventCounts.shape });
export type EventsPoint = z.infer<typeof eventsPoint>;
export const eventsStatsAnswer = z.object({ ...seriesHead.shape, points: z.array(eventsPoint), total: eventCounts });
export type EventsStatsAnswer = z.infer<typeof eventsStatsAnswer>;
