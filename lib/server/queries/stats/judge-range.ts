import { judgeMinutes, LEAD_MINUTES, LOOK_BACK_MINUTES, type Judged } from "@/lib/stats/baseline";
import { incidentsOf, INCIDENT_LOOKAHEAD_MINUTES, type Incident } from "@/lib/stats/incidents";
import { DAY, floorTo, type Millis, MINUTE } from "@/lib/time/units";
import type { TimeRange } from "@/lib/time/range";
import { readNow, type Read } from "../../db/client";
import { readEndedPerMinute } from "./ended-per-minute";
import { summedUntil } from "./summed-until";

export interface JudgedRange extends TimeRange {
  appId: number;
  now: Millis;
}

export interface JudgedMinutes extends Judged {
  /** All of them, whole, oldest first, also those before and after the range. */
  incidents: Incident[];
}

/**
 * Judges the minutes of an app around a range. The judgement begins at a midnight (UTC) more than an incident before
 * the range, so that every range that contains a minute gives the same. While Rollcall is behind, minutes whose sums
 * are not complete count as unfinished.
 */
export async function judgeRange(range: JudgedRange, read: Read = readNow): Promise<JudgedMinutes> {
  const { appId, from, to } = range;
  const now = (await summedUntil(appId, new Date(range.now), read)).getTime();
  const first = floorTo(from - LEAD_MINUTES * MINUTE, DAY);
  const end = Math.ceil(Math.min(to + INCIDENT_LOOKAHEAD_MINUTES * MINUTE, now) / MINUTE) * MINUTE;
  const minutes = await readEndedPerMinute(appId, first - LOOK_BACK_MINUTES * MINUTE, Math.max(first, end), read);
  const judged = judgeMinutes(minutes, LOOK_BACK_MINUTES, now);
  return { ...judged, incidents: incidentsOf(judged) };
}
