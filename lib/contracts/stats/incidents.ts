import { z } from "zod";
import { endCause, instant, platform } from "../common";
import { count, statsHead } from "./range";

/** A range of minutes in which far more connections ended than usual (lib/stats/incidents). */
export const incident = z.object({
  from: instant,
  /** End of its last minute. */
  to: instant,
  /** True while it may still go on. */
  ongoing: z.boolean(),
  /** Connections that ended in it, and the usual number. */
  ended: count,
  usual: z.number().nonnegative(),
  peakPerMinute: count,
  /** The minute of the peak. */
  peakAt: instant,
});
export type Incident = z.infer<typeof incident>;

/** The thresholds of the rule, so that the page can name them. */
export const incidentRule = z.object({
  least: count,
  times: z.number(),
  goesOnTimes: z.number(),
  usualMinutes: count,
  sameMinuteDays: count,
  sameMinuteTimes: z.number(),
});

export const incidentsAnswer = z.object({ ...statsHead.shape, rule: incidentRule, incidents: z.array(incident) });
export type IncidentsAnswer = z.infer<typeof incidentsAnswer>;

/** Ended connections of one part, and the usual number by the hour before. */
const comparison = { ended: count, usual: z.number().nonnegative() };

export const incidentAnswer = z.object({
  ...statsHead.shape,
  incident,
  /** Distinct users whose connections ended. */
  users: count,
  /** The minutes from an hour before to an hour after the incident. */
  minutes: z.array(z.object({ t: instant, ended: count })),
  platforms: z.array(z.object({ platform, ...comparison })),
  causes: z.array(z.object({ cause: endCause, ...comparison })),
  /** The ten networks (IPv4 /24, IPv6 /48) most above usual; null for connections without an address. */
  networks: z.array(z.object({ prefix: z.string().nullable(), name: z.string().nullable(), ...comparison })),
  networksRest: z.object({ networks: count, ended: count }),
  /** When the clients of its timeouts went silent: 400 s before. Null if there is no burst of timeouts. */
  silent: z.object({ timeouts: count, from: instant, to: instant }).nullable(),
  /** How many of the users connected again, and how long after the end. Users who stayed online count apart. */
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
