import { HOUR } from "@/lib/time/units";
import { z } from "zod";
import { endCause, instant, platform } from "../common";
import { count, statsHead } from "./range";

/** A stretch of minutes in which far more connections ended than usual (lib/stats/incidents). */
export const incident = z.object({
  from: instant,
  /** End of its last minute. */
  to: instant,
  /** True while it may still go on. */
  ongoing: z.boolean(),
  /** Connections that ended in it, and how many would have been usual. */
  ended: count,
  usual: z.number().nonnegative(),
  peakPerMinute: count,
  /** The minute of the peak. */
  peakAt: instant,
});
export type Incident = z.infer<typeof incident>;

/** The rule, for the page to say. */
export const incidentRule = z.object({
  least: count,
  times: z.number(),
  usualMinutes: count,
  sameMinuteDays: count,
  sameMinuteTimes: z.number(),
});

/** GET /api/v1/stats/incidents (statsQuery): all that touch the range, newest first. */
export const incidentsAnswer = z.object({ ...statsHead.shape, rule: incidentRule, incidents: z.array(incident) });
export type IncidentsAnswer = z.infer<typeof incidentsAnswer>;

/** How a part of the connections that ended compares with what ended in the hour before. */
const more = { ended: count, usual: z.number().nonnegative() };

/** Up to when people are seen to come back, in milliseconds after they went offline. */
export const BACK_WITHIN_MS = [30_000, 60_000, 120_000, 300_000, 600_000, 900_000, 1_800_000, 3_600_000] as const;

/** What is usual of a part of an incident is reckoned from what ended in so long before it, in milliseconds. */
export const USUAL_PART_MS = HOUR;

/** GET /api/v1/stats/incident?from&to (statsQuery): what one incident was made of. */
export const incidentAnswer = z.object({
  ...statsHead.shape,
  incident,
  /** Distinct users whose connections ended. */
  users: count,
  /** Minutes around it: an hour before to an hour after. */
  minutes: z.array(z.object({ t: instant, ended: count })),
  platforms: z.array(z.object({ platform, ...more })),
  causes: z.array(z.object({ cause: endCause, ...more })),
  /** IPv4 /24 and IPv6 /48, the ten most above usual; null for connections without an address. */
  networks: z.array(z.object({ prefix: z.string().nullable(), ...more })),
  networksRest: z.object({ networks: count, ended: count }),
  /** When the networks of its timeouts went silent: 400 s before; null without a burst of timeouts. */
  silent: z.object({ timeouts: count, from: instant, to: instant }).nullable(),
  /** Of the distinct users, how many had connected again by when, in milliseconds after their connection ended; online throughout counts apart. */
  back: z.object({
    stayedOnline: count,
    back: count,
    notYet: count,
    p50Ms: z.number().nullable(),
    p90Ms: z.number().nullable(),
    curve: z.array(z.object({ withinMs: z.number(), users: count })),
  }),
});
export type IncidentAnswer = z.infer<typeof incidentAnswer>;
