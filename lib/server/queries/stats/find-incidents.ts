import type { EndedMinutes } from "@/lib/stats/baseline";
import type { Incident } from "@/lib/stats/incidents";
import { judgeRange, type JudgedRange } from "./judge-range";

export interface Searched {
  minutes: EndedMinutes;
  /** All that touch [from, to), whole, oldest first. */
  incidents: Incident[];
}

/** The incidents of an app in a range. */
export async function searchIncidents(range: JudgedRange): Promise<Searched> {
  const { minutes, incidents } = await judgeRange(range);
  return { minutes, incidents: incidents.filter((one) => one.from < range.to && one.to > range.from) };
}
