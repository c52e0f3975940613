import { usersQuery } from "@/lib/contracts/users";
import { readFilter, type ListFilter } from "./list-filter";

/** What the list of users can be narrowed to, and its order. */
export const USERS_FILTER = [
  "q",
  "state",
  "platform",
  "cause",
  "status",
  "statusExcept",
  "flapping",
  "seenFrom",
  "seenTo",
  "endedFrom",
  "endedTo",
  "back",
  "backWithinMs",
  "onlineAt",
] as const;
const NAMES = [...USERS_FILTER, "sort", "order"] as const;
export type UsersFilter = ListFilter<(typeof NAMES)[number]>;

/** Reads the filter and the order out of an address; the order that goes without saying is not read. */
export function readUsersFilter(search: URLSearchParams): UsersFilter {
  const { sort, order, ...filter } = readFilter(search, NAMES, usersQuery.shape);
  if (!sort || sort === "online") return filter;
  return order ? { ...filter, sort, order } : { ...filter, sort };
}

/** `/users` with the filter, and the app where there is a choice of apps. */
export function usersHref(filter: UsersFilter, app?: string): string {
  return href("/users", { app, ...filter });
}

/** The page of any UserID, whatever characters it holds. */
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
