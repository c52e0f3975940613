import type { Incident } from "@/lib/contracts/stats/incidents";

export interface IncidentsLead<T> {
  count: number;
  ongoing: number;
  /** The one with the most ended connections; null if there is none. */
  largest: T | null;
}

/** What the page of incidents says first. */
export function incidentsLead<T extends Pick<Incident, "ongoing" | "ended">>(
  incidents: readonly T[],
): IncidentsLead<T> {
  return {
    count: incidents.length,
    ongoing: incidents.filter(({ ongoing }) => ongoing).length,
    largest: incidents.reduce<T | null>((most, one) => (most && most.ended >= one.ended ? most : one), null),
  };
}
