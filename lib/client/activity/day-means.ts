import type { Day } from "@/lib/contracts/stats/days";

/** A day of the range on average, over days that have begun; null where there is none. */
export interface DayMeans {
  users: number;
  logins: number;
  ended: number;
  /** Time online of a user on a day, in milliseconds, over all users and days. */
  onlineMs: number | null;
}

/** The mean of each figure over the days; null without days. */
export function dayMeans(days: readonly Day[]): DayMeans | null {
  if (days.length === 0) return null;
  const sum = (read: (day: Day) => number) => days.reduce((total, day) => total + read(day), 0);
  const users = sum((day) => day.users);
  return {
    users: users / days.length,
    logins: sum((day) => day.logins) / days.length,
    ended: sum((day) => day.ended) / days.length,
    onlineMs: users === 0 ? null : sum((day) => day.onlineMs) / users,
  };
}
