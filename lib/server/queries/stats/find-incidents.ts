import { DAY, type Millis, MINUTE } from "@/lib/time/units";
import {
  findIncidents,
  LOOK_BACK_MINUTES,
  REACH_MINUTES,
  type EndedMinutes,
  type Incident,
} from "@/lib/stats/incidents";
import { readEndedPerMinute } from "./ended-per-minute";

interface Search {
  appId: number;
  from: Millis;
  to: Millis;
  now: Millis;
}

export interface Searched {
  minutes: EndedMinutes;
  /** All that touch [from, to), whole, oldest first. */
  incidents: Incident[];
}

/** The incidents of an app in a range. The search begins at a midnight (UTC) well before it, so that ranges agree. */
export async function searchIncidents({ appId, from, to, now }: Search): Promise<Searched> {
  const first = Math.floor((from - REACH_MINUTES * MINUTE) / DAY) * DAY;
  const end = Math.ceil(Math.min(to + REACH_MINUTES * MINUTE, now) / MINUTE) * MINUTE;
  const minutes = await readEndedPerMinute(appId, first - LOOK_BACK_MINUTES * MINUTE, end);
  const incidents = findIncidents(minutes, LOOK_BACK_MINUTES, now);
  return { minutes, incidents: incidents.filter((one) => one.from < to && one.to > from) };
}
