import { parseAsStringLiteral } from "nuqs";
import type { QueryOf } from "@/lib/contracts/endpoint-types";
import { USER_BACKS, USER_SORTS, USER_STATES } from "@/lib/contracts/values";
import { END_CAUSES } from "@/lib/presence/types";
import { PLATFORMS } from "@/lib/protocol/platform";
import { readFilter, type FilterOf, type FilterParsers } from "./filter";
import { parseAsFlag, parseAsIsoText, parseAsNumberText, parseAsSearch, parseAsText, parseAsTextList } from "./parsers";

/** Filters of the list of users. */
export const USERS_FILTER = {
  q: parseAsSearch,
  state: parseAsStringLiteral(USER_STATES),
  platform: parseAsStringLiteral(PLATFORMS),
  cause: parseAsStringLiteral(END_CAUSES),
  status: parseAsText,
  statusExcept: parseAsTextList,
  flapping: parseAsFlag,
  seenFrom: parseAsIsoText,
  seenTo: parseAsIsoText,
  endedFrom: parseAsIsoText,
  endedTo: parseAsIsoText,
  back: parseAsStringLiteral(USER_BACKS),
  backWithinMs: parseAsNumberText({ min: 0 }),
  onlineAt: parseAsIsoText,
} satisfies FilterParsers<QueryOf<"GET users">>;

/** Filters and order of the list of users. */
export const USERS_VIEW = {
  ...USERS_FILTER,
  sort: parseAsStringLiteral(USER_SORTS),
  order: parseAsStringLiteral(["asc", "desc"]),
} satisfies FilterParsers<QueryOf<"GET users">>;
export type UsersFilter = FilterOf<typeof USERS_VIEW>;

/** The filter without the default order. */
export function withoutDefaultSort({ sort, order, ...filter }: UsersFilter): UsersFilter {
  if (!sort || sort === "online") return filter;
  return order ? { ...filter, sort, order } : { ...filter, sort };
}

export const readUsersFilter = (search: URLSearchParams): UsersFilter =>
  withoutDefaultSort(readFilter(search, USERS_VIEW));

/** Address of the list of users. `app` is given if there are several apps. */
export function usersHref(filter: UsersFilter, app?: string): string {
  return href("/users", { app, ...filter });
}

/** Address of a user's page. The UserID may have any characters. */
export function userHref(id: string, app?: string): string {
  return href("/user", { app, id });
}

/** A path with the parameters that are not empty. */
export function href(path: string, parameters: Record<string, string | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value) search.set(name, value);
  const text = search.toString();
  return text === "" ? path : `${path}?${text}`;
}
