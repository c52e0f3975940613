import type { Troubles } from "@/lib/contracts/troubles";
import type { Outage } from "./api/outage";

export type ListedIncident = Troubles["incidents"][number];
export type ListedSilence = Troubles["silences"][number];

/** A line of the strip on top of every page. */
export type Notice =
  | { kind: "outage"; outage: Outage }
  | { kind: "incident"; incident: ListedIncident }
  | { kind: "silence"; silence: ListedSilence }
  | { kind: "over"; incident: ListedIncident };

interface Known {
  outage: Outage | null;
  troubles: Troubles;
  /** Incidents that ended until this time are not shown. Null shows all. */
  dismissedUntil: string | null;
}

/**
 * The notices, most urgent first: the console itself, ongoing incidents, callbacks that have stopped, and the last
 * ended incident of each app. An app with an ongoing incident has no notice of an ended one.
 */
export function noticesOf({ outage, troubles, dismissedUntil }: Known): Notice[] {
  const ongoing = ongoingIncidents(troubles);
  const reportedApps = new Set(ongoing.map(({ app }) => app));
  const over = troubles.incidents.filter((incident) => {
    if (incident.ongoing || reportedApps.has(incident.app)) return false;
    reportedApps.add(incident.app);
    return dismissedUntil === null || incident.to > dismissedUntil;
  });
  return [
    ...(outage === null ? [] : [{ kind: "outage" as const, outage }]),
    ...ongoing.map((incident) => ({ kind: "incident" as const, incident })),
    ...troubles.silences.map((silence) => ({ kind: "silence" as const, silence })),
    ...over.map((incident) => ({ kind: "over" as const, incident })),
  ];
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
