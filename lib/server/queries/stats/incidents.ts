import type { Conclusion, Incident as IncidentOut, IncidentsAnswer } from "@/lib/contracts/stats/incidents";
import type { StatsQuery } from "@/lib/contracts/stats/range";
import {
  BASELINE_MINUTES,
  GOES_ON_RATIO,
  MIN_ENDS,
  MIN_RATIO,
  SAME_MINUTE_DAYS,
  SAME_MINUTE_FACTOR,
} from "@/lib/stats/baseline";
import type { Incident } from "@/lib/stats/incidents";
import { concludeIncident } from "./conclude-incident";
import { searchIncidents } from "./find-incidents";
import { resolveRange } from "./resolve-range";

/** More incidents than this are listed without a conclusion, as each takes some queries. */
const MAX_CONCLUDED = 20;

const RULE: IncidentsAnswer["rule"] = {
  least: MIN_ENDS,
  times: MIN_RATIO,
  goesOnTimes: GOES_ON_RATIO,
  usualMinutes: BASELINE_MINUTES,
  sameMinuteDays: SAME_MINUTE_DAYS,
  sameMinuteTimes: SAME_MINUTE_FACTOR,
};

/** The incidents that touch a range, newest first, and the rule by which they are found. Throws ServiceError. */
export async function listIncidents(query: StatsQuery, now: Date): Promise<IncidentsAnswer> {
  const { appId, from, to, tz, head } = await resolveRange(query, now);
  const { incidents } = await searchIncidents({ appId, from, to, now: now.getTime() });
  const app = { id: appId, timeZone: tz };
  const newest = incidents.reverse();
  const conclusions: Conclusion[] = [];
  for (const one of newest.slice(0, MAX_CONCLUDED)) conclusions.push(await concludeIncident(app, one, now));
  return {
    ...head,
    rule: RULE,
    incidents: newest.map((one, i) => ({ ...toIncident(one), conclusion: conclusions[i] ?? null })),
  };
}

/** An incident as answers write it. */
export function toIncident({ from, to, peakAt, ...rest }: Incident): IncidentOut {
  return {
    ...rest,
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    peakAt: new Date(peakAt).toISOString(),
  };
}
