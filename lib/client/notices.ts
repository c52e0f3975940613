import type { Troubles } from "@/lib/contracts/troubles";
import type { DatabaseOutage } from "@/lib/contracts/database-outage";
import type { Outage } from "./api/outage";

export type ListedIncident = Troubles["incidents"][number];
export type ListedSilence = Troubles["silences"][number];

/** An app whose callbacks are not taken. */
export interface PausedApp {
  app: string;
  since: string;
  by: string;
  callbacks: number;
}

/** A line of the strip on top of every page. */
export type Notice =
  | { kind: "outage"; outage: Outage }
  /** `shownFrom`: as in Outage. */
  | { kind: "database"; database: DatabaseOutage; shownFrom: number | null }
  | { kind: "paused"; paused: PausedApp }
  | { kind: "incident"; incident: ListedIncident }
  | { kind: "silence"; silence: ListedSilence }
  | { kind: "over"; incident: ListedIncident };

interface Known {
  outage: Outage | null;
  database: DatabaseOutage | null;
  /** The app that the page shows, if it is paused. */
  paused?: PausedApp | null;
  troubles: Troubles;
  /** Incidents that ended until this time are not shown. Null shows all. */
  dismissedUntil: string | null;
}

/**
 * The notices, most urgent first: the console itself, a pause of the app, ongoing incidents, callbacks that have
 * stopped, and the last ended incident of each app. An app with an ongoing incident has no notice of an ended one.
 */
export function noticesOf({ outage, database, paused = null, troubles, dismissedUntil }: Known): Notice[] {
  const ongoing = ongoingIncidents(troubles);
  const reportedApps = new Set(ongoing.map(({ app }) => app));
  const over = troubles.incidents.filter((incident) => {
    if (incident.ongoing || reportedApps.has(incident.app)) return false;
    reportedApps.add(incident.app);
    return dismissedUntil === null || incident.to > dismissedUntil;
  });
  return [
    ...ofTheConsole(outage, database),
    ...(paused === null ? [] : [{ kind: "paused" as const, paused }]),
    ...ongoing.map((incident) => ({ kind: "incident" as const, incident })),
    ...troubles.silences.map((silence) => ({ kind: "silence" as const, silence })),
    ...over.map((incident) => ({ kind: "over" as const, incident })),
  ];
}

/** One line for the console itself. What is known of its database explains failed reads, unless nobody answers. */
function ofTheConsole(outage: Outage | null, database: DatabaseOutage | null): Notice[] {
  if (database !== null && outage?.kind !== "unreachable")
    return [{ kind: "database", database, shownFrom: outage?.shownFrom ?? null }];
  return outage === null ? [] : [{ kind: "outage", outage }];
}

/** The incidents that go on, newest first. */
export function ongoingIncidents({ incidents }: Troubles): ListedIncident[] {
  return incidents.filter(({ ongoing }) => ongoing);
}

/** How many times the usual number of connections ended; null if none is usual. */
export function timesUsual({ ended, usual }: Pick<ListedIncident, "ended" | "usual">): number | null {
  if (usual <= 0) return null;
  const times = ended / usual;
  return times < 10 ? Math.round(times * 10) / 10 : Math.round(times);
}
