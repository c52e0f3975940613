import type { StatusesStatsAnswer } from "@/lib/contracts/stats/statuses";

export interface StatusesLead {
  /** Users who have a custom status. */
  users: number;
  /** The most frequent status; null if nobody has one. */
  first: { value: string; users: number } | null;
}

/** What the page of custom statuses says first. */
export function statusesLead({
  current,
  currentRest,
}: Pick<StatusesStatsAnswer, "current" | "currentRest">): StatusesLead {
  const listed = current.reduce((sum, { users }) => sum + users, 0);
  return { users: listed + currentRest.count, first: current[0] ?? null };
}
