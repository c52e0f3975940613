import type { TextByLocale } from "@/lib/alerts/facts";
import type { TimeRange } from "@/lib/time/range";
import { HOUR } from "@/lib/time/units";
import { concludeIncident } from "../../queries/stats/conclude-incident";
import { searchIncidents } from "../../queries/stats/find-incidents";
import type { App } from "../../apps/registry";
import { log } from "../../log";
import type { ObserveApp } from "./observation";

/** An incident goes on, by the rule of the page "Incidents". Its facts have what it points at so far. */
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
        conclusion: await conclusionOf(app, incident, now),
      },
    },
  ];
};

/** Null if it cannot be read: the alert matters more than its conclusion. */
async function conclusionOf(app: App, incident: TimeRange, now: Date): Promise<TextByLocale | null> {
  try {
    return (await concludeIncident(app, incident, now)).sentence;
  } catch (err) {
    log.error({ err, app: app.sdkAppId }, "an incident is reported without its conclusion");
    return null;
  }
}
