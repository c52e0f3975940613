import { DAY } from "@/lib/time/units";
import { makeAhead, type DaysByKind } from "../partitions/make-ahead";

/** The first day of the random histories of testing/history.ts, and how long they take. */
const FIRST = Date.UTC(2026, 0, 15);
const HISTORY_DAYS = 4;

/** Makes the partitions that an app would have if it had had these days before a random history, of steps of a day. */
export async function makePartitions(appId: number, days: DaysByKind): Promise<void> {
  for (let day = -3; day < HISTORY_DAYS; day++) await makeAhead(appId, days, FIRST + day * DAY);
}
