import { HOUR } from "@/lib/time/units";
import { concludeIncident } from "../../queries/stats/conclude-incident";
import { searchIncidents } from "../../queries/stats/find-incidents";
import type { ObserveApp } from "./observation";

/** An incident goes on, by the rule of the page "Incidents". One that ended lately is told with what it concludes. */
export const incidentGoesOn: ObserveApp = async (app, { settings, now, ongoing }) => {
  const to = now.getTime();
  const from = Math.min(to - HOUR, ...ongoing.map(({ since }) => since));
  const { incidents } = await searchIncidents({ appId: app.id, from, to, now: to });
  const incident = incidents.findLast(({ ended }) => ended >= settings.threshold);
  if (incident === undefined) return [];
  return [
    {
      subject: "",
      seen: incident.ongoing ? incident.from : null,
      facts: {
        rule: "incident",
        from: incident.from,
        to: incident.to,
        ended: incident.ended,
        usual: incident.usual,
        peakPerMinute: incident.peakPerMinute,
        peakAt: incident.peakAt,
        conclusion: (await concludeIncident(app, incident, now)).sentence,
      },
    },
  ];
};
