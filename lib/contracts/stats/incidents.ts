import { z } from "zod";
import { CONCLUSION_CODES } from "@/lib/stats/conclusion";
import { endCause, instant, platform } from "../common";
import { count, statsHead } from "./range";
import { text } from "../personal";

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

const inBoth = z.object({ en: text("sentence"), "zh-CN": text("sentence") });
const shareOf = { share: z.number(), openShare: z.number() };

/** What an incident points at. `share` is of the ends beyond the usual, `openShare` of the connections open before. */
export const conclusion = z.object({
  code: z.enum(CONCLUSION_CODES),
  platforms: z.object({ names: z.array(platform), ...shareOf }).nullable(),
  networks: z
    .object({ names: z.array(z.object({ prefix: text("network"), name: text("plain").nullable() })), ...shareOf })
    .nullable(),
  /** The cause of most ends. */
  cause: z.object({ name: endCause, share: z.number() }).nullable(),
  /** The newest marker shortly before. */
  marker: z.object({ at: instant, text: text("plain") }).nullable(),
  /** Share of the users who went offline that are back. */
  backShare: z.number().nullable(),
  sentence: inBoth,
  evidence: z.array(inBoth),
});
export type Conclusion = z.infer<typeof conclusion>;

/** An incident in a list. The conclusion is null beyond the newest 20. */
export const concludedIncident = z.object({ ...incident.shape, conclusion: conclusion.nullable() });
export type ConcludedIncident = z.infer<typeof concludedIncident>;

/** The thresholds of the rule, so that the page can name them. */
export const incidentRule = z.object({
  least: count,
  times: z.number(),
  goesOnTimes: z.number(),
  usualMinutes: count,
  sameMinuteDays: count,
  sameMinuteTimes: z.number(),
});

export const incidentsAnswer = z.object({
  ...statsHead.shape,
  rule: incidentRule,
  incidents: z.array(concludedIncident),
});
export type IncidentsAnswer = z.infer<typeof incidentsAnswer>;

/** Ended connections of one part, and the usual number by the hour before. */
const comparison = { ended: count, usual: z.number().nonnegative() };

export const incidentAnswer = z.object({
  ...statsHead.shape,
  incident,
  conclusion,
  /** Distinct users whose connections ended. */
  users: count,
  /** The minutes from an hour before to an hour after the incident. */
  minutes: z.array(z.object({ t: instant, ended: count })),
  platforms: z.array(z.object({ platform, ...comparison })),
  causes: z.array(z.object({ cause: endCause, ...comparison })),
  /** The ten networks (IPv4 /24, IPv6 /48) most above usual; null for connections without an address. */
  networks: z.array(z.object({ prefix: text("network").nullable(), name: text("plain").nullable(), ...comparison })),
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
