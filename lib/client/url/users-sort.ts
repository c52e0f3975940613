import type { UsersColumn } from "../users-columns";
import type { UsersFilter } from "./users-filter";

type Sortable = UsersColumn | "userId";

/** Order of the list of users as its address says it. */
export type UsersSort = { sort?: string; order?: string };

/** The order that a column's head stands for, and whether that runs down or up unless it is turned around. */
export const SORT_OF: Partial<Record<Sortable, { sort: string; usual: "asc" | "desc" }>> = {
  userId: { sort: "userId", usual: "asc" },
  state: { sort: "online", usual: "desc" },
  since: { sort: "onlineSince", usual: "desc" },
  lastEnd: { sort: "lastEnd", usual: "desc" },
  lastEvent: { sort: "lastEvent", usual: "desc" },
  firstSeen: { sort: "firstSeen", usual: "desc" },
};

/** How a list is sorted by a column, as `aria-sort` says it; undefined where it is not. */
export function sortedBy(filter: UsersFilter, column: Sortable): "ascending" | "descending" | undefined {
  const by = SORT_OF[column];
  if (!by || by.sort !== (filter.sort ?? "online")) return undefined;
  return (filter.order ?? by.usual) === "asc" ? "ascending" : "descending";
}

/** What a click on a column's head asks for: its order, then the same turned around, but for online first. */
export function nextSort(filter: UsersFilter, column: Sortable): UsersSort {
  const by = SORT_OF[column];
  if (!by || by.sort === "online") return { sort: undefined, order: undefined };
  const turn = by.sort === filter.sort && (filter.order ?? by.usual) === by.usual;
  return { sort: by.sort, order: turn ? (by.usual === "asc" ? "desc" : "asc") : undefined };
}
