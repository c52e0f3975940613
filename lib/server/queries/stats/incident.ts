import type { IncidentAnswer } from "@/lib/contracts/stats/incidents";
import type { StatsQuery } from "@/lib/contracts/stats/range";
import { HOUR, type Millis, MINUTE } from "@/lib/time/units";
import type { EndedMinutes } from "@/lib/stats/baseline";
import { describeMinutes, type Incident } from "@/lib/stats/incidents";
import { ServiceError } from "../../errors";
import { concludeIncident } from "./conclude-incident";
import { searchIncidents, type Searched } from "./find-incidents";
import { resolveRange } from "./resolve-range";
import { readRecovery } from "./incident-recovery";
import { readBreakdown } from "./incident-breakdown";
import { readSilence } from "./incident-silence";
import { toIncident } from "./incidents";

/** The longest range without an incident that is described. */
const MAX_DESCRIBED_MINUTES = 240;
/** The time that is shown before and after the incident. */
const AROUND_MS = HOUR;

/**
 * Describes the incident in the range. If there is none, describes the range itself in whole minutes. Throws
 * ServiceError for a range without an end, or for one that is longer than MAX_DESCRIBED_MINUTES.
 */
export async function readIncident(query: StatsQuery, now: Date): Promise<IncidentAnswer> {
  if (query.from === undefined || query.to === undefined) throw new ServiceError("invalid", "from, to: which incident");
  const { appId, from, to, tz, head } = await resolveRange(query, now);
  const searched = await searchIncidents({ appId, from, to, now: now.getTime() });
  const incident = longestIn(searched, from, to) ?? describeRange(searched.minutes, from, to, now.getTime());
  const range = { appId, from: new Date(incident.from), to: new Date(incident.to) };
  const [parts, back, silent, conclusion] = await Promise.all([
    readBreakdown(range),
    readRecovery(range),
    readSilence(range),
    concludeIncident({ id: appId, timeZone: tz }, incident, now),
  ]);
  return {
    ...head,
    from: range.from.toISOString(),
    to: range.to.toISOString(),
    // Counted together with its parts, as the rollups by minute may be a second behind them.
    incident: { ...toIncident(incident), ended: parts.platforms.reduce((sum, part) => sum + part.ended, 0) },
    minutes: minutesAround(searched.minutes, incident, now.getTime()),
    silent,
    conclusion,
    ...back,
    ...parts,
  };
}

function longestIn({ incidents }: Searched, from: Millis, to: Millis): Incident | undefined {
  const within = (one: Incident) => Math.min(one.to, to) - Math.max(one.from, from);
  return [...incidents].sort((a, b) => within(b) - within(a))[0];
}

function describeRange(minutes: EndedMinutes, from: Millis, to: Millis, now: Millis): Incident {
  if (to - from > MAX_DESCRIBED_MINUTES * MINUTE) {
    throw new ServiceError(
      "invalid",
      `to: there is no incident in the range; without one it may be ${MAX_DESCRIBED_MINUTES} minutes long at most`,
    );
  }
  const first = Math.floor((from - minutes.start) / MINUTE);
  return describeMinutes(minutes, first, Math.ceil((to - minutes.start) / MINUTE) - 1, now);
}

function minutesAround({ start, ended }: EndedMinutes, { from, to }: Incident, now: Millis): IncidentAnswer["minutes"] {
  const first = (from - AROUND_MS - start) / MINUTE;
  const end = Math.min(to + AROUND_MS, Math.ceil(now / MINUTE) * MINUTE);
  return Array.from({ length: (end - start) / MINUTE - first }, (_, i) => ({
    t: new Date(start + (first + i) * MINUTE).toISOString(),
    ended: ended[first + i] ?? 0,
  }));
}
