export interface WeekHour {
  weekday: number;
  hour: number;
}

/**
 * The hours of the week with the most and with the fewest users, among those that the range covers. Null if nobody was
 * online.
 */
export function extremes(hours: readonly (WeekHour & { users: number | null })[]) {
  const covered = hours.flatMap(({ weekday, hour, users }) => (users === null ? [] : [{ weekday, hour, users }]));
  const [first, ...rest] = covered;
  const none = covered.every(({ users }) => users === 0);
  const most = (better: (a: number, b: number) => boolean) =>
    first === undefined || none
      ? null
      : rest.reduce((best, one) => (better(one.users, best.users) ? one : best), first);
  return [
    { name: "busiest", hour: most((a, b) => a > b) },
    { name: "quietest", hour: most((a, b) => a < b) },
  ] as const;
}
