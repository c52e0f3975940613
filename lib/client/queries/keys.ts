import type { RejectedQuery } from "@/lib/contracts/health";
import type { Query } from "../api/request";
import type { ConnectionsFilter } from "../url/connections-filter";
import type { EventsFilter } from "../url/events-filter";
import type { UsersFilter } from "../url/users-filter";
import type { IsoRange } from "@/lib/time/range";

type AppId = string | undefined;

/** Every query key of the console, so that what must be refreshed together can be named together. */
export const keys = {
  apps: ["apps"] as const,
  tokens: ["tokens"] as const,
  live: (app: AppId) => ["live", app] as const,
  liveTrend: (app: AppId) => ["live trend", app] as const,
  newestEvents: (app: AppId) => ["events", app, "newest"] as const,
  suggestions: (app: AppId, q: string) => ["suggestions", app, q] as const,
  users: (app: AppId, filter: UsersFilter) => ["users", app, filter] as const,
  /** Every user's page, whoever it is about. */
  usersOf: (app: AppId) => ["user", app] as const,
  /** Everything about one user; the keys below begin with it. */
  user: (app: AppId, id: string) => ["user", app, id] as const,
  userNow: (app: AppId, id: string) => ["user", app, id, "now"] as const,
  timeline: (app: AppId, id: string) => ["user", app, id, "timeline"] as const,
  moment: (app: AppId, id: string) => ["user", app, id, "moment"] as const,
  picture: (app: AppId, id: string) => ["user", app, id, "picture"] as const,
  totals: (app: AppId, id: string) => ["user", app, id, "totals"] as const,
  events: (app: AppId, filter: EventsFilter, within: IsoRange | null) =>
    ["events", app, "list", filter, within] as const,
  connections: (app: AppId, filter: ConnectionsFilter, within: IsoRange | null) =>
    ["connections", app, filter, within] as const,
  count: (app: AppId, list: string | null, filter: Query) => ["count", app, list, filter] as const,
  /** A statistic by its path. `stamp` tells two looks at a range that is not closed apart. */
  stats: (app: AppId, path: string, query: Query, stamp: number | "closed") =>
    ["stats", app, path, query, stamp] as const,
  health: (app: AppId) => ["health", app] as const,
  rejected: (app: AppId, cause: RejectedQuery["cause"]) => ["rejected", app, cause] as const,
};
