import { DAY } from "@/lib/time/units";

/** Paths below /api/v1 that are asked together, for one user. */
export interface LookRequests {
  name: string;
  /** Requests under way at the same time, if not as many as those of a page. */
  atOnce?: number;
  paths: (userId: string) => string[];
}

/** What people look at, as the pages ask for it. `now` (ms) is the end of the ranges. */
export function lookRequests(now: number): LookRequests[] {
  const range = (days: number) => ({ from: new Date(now - days * DAY).toISOString(), to: new Date(now).toISOString() });
  const path = (of: string, params: Record<string, string>) => `${of}?${new URLSearchParams(params).toString()}`;
  return [
    {
      name: "a user's page",
      paths: (id) => [
        path("user", { id }),
        path("user/timeline", { id }),
        path("user/timeline-chart", { id, ...range(1) }),
        path("user/totals", { id, ...range(30) }),
      ],
    },
    { name: "users, one found", paths: (id) => [path("users", { q: id })] },
    { name: "events of a user", paths: (user) => [path("events", { user })] },
    { name: "a search", paths: (id) => [path("users/search", { q: id })] },
    {
      name: "an export",
      // One person may run two exports, and the next one must not come before the last one has ended.
      atOnce: 1,
      paths: (user) => [path("exports/events.csv", { user, ...range(7), tz: "UTC" })],
    },
  ];
}
