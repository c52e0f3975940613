import type { IncidentAnswer } from "@/lib/contracts/stats/incidents";
import { MINUTE } from "@/lib/time/units";
import type { ChartPoint } from "../charts/series";

/** The minutes around an incident as a chart takes them: those of the incident apart from the others. */
export function incidentMinutes({ minutes, incident }: Pick<IncidentAnswer, "minutes" | "incident">): ChartPoint[] {
  const [from, to] = [Date.parse(incident.from), Date.parse(incident.to)];
  return minutes.map(({ t, ended }) => {
    const at = Date.parse(t);
    const inside = at >= from && at < to;
    return { t: at, to: at + MINUTE, values: { inside: inside ? ended : null, outside: inside ? null : ended } };
  });
}
