import type { EndCause } from "@/lib/presence/types";
import type { Platform } from "@/lib/protocol/platform";
import { endCause, platform } from "@/lib/contracts/common";
import { USER_SORTS, USER_STATES } from "@/lib/contracts/users";

export type UserState = (typeof USER_STATES)[number];
export type UserSort = (typeof USER_SORTS)[number];

/** What the list of users is narrowed to, as its address says it. */
export interface UsersFilter {
  q?: string;
  state?: UserState;
  platform?: Platform;
  cause?: EndCause;
  status?: string;
  sort?: UserSort;
}

/** Reads the filter out of an address; a value that is not one of ours is left out, not guessed at. */
export function readUsersFilter(search: URLSearchParams): UsersFilter {
  const filter: UsersFilter = {};
  const q = search.get("q");
  if (q) filter.q = q;
  const state = USER_STATES.find((known) => known === search.get("state"));
  if (state) filter.state = state;
  const onPlatform = platform.safeParse(search.get("platform"));
  if (onPlatform.success) filter.platform = onPlatform.data;
  const ended = endCause.safeParse(search.get("cause"));
  if (ended.success) filter.cause = ended.data;
  const status = search.get("status");
  if (status) filter.status = status;
  const sort = USER_SORTS.find((known) => known === search.get("sort"));
  if (sort && sort !== "online") filter.sort = sort;
  return filter;
}

/** `/users` with the filter, and the app where there is a choice of apps. */
export function usersHref(filter: UsersFilter, app?: string): string {
  return href("/users", { app, ...filter });
}

/** The page of any UserID, whatever characters it holds. */
export function userHref(id: string, app?: string): string {
  return href("/user", { app, id });
}

export function href(path: string, parameters: Record<string, string | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value) search.set(name, value);
  const text = search.toString();
  return text === "" ? path : `${path}?${text}`;
}
