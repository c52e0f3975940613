import type { UsersColumn } from "../users-columns";
import type { UsersFilter } from "./users-filter";

type Sortable = UsersColumn | "userId";

/** Order of the list of users, as its address has it. */
export type UsersSort = Pick<UsersFilter, "sort" | "order">;
type Sort = NonNullable<UsersFilter["sort"]>;

/** The order of each column, and its usual direction. */
export const SORT_OF: Partial<Record<Sortable, { sort: Sort; usual: "asc" | "desc" }>> = {
  userId: { sort: "userId", usual: "asc" },
  state: { sort: "online", usual: "desc" },
  since: { sort: "onlineSince", usual: "desc" },
  lastEnd: { sort: "lastEnd", usual: "desc" },
  lastEvent: { sort: "lastEvent", usual: "desc" },
  firstSeen: { sort: "firstSeen", usual: "desc" },
};

/** The `aria-sort` of a column; undefined if the list is not sorted by it. */
export function sortedBy(filter: UsersFilter, column: Sortable): "ascending" | "descending" | undefined {
  const by = SORT_OF[column];
  if (!by || by.sort !== (filter.sort ?? "online")) return undefined;
  return (filter.order ?? by.usual) === "asc" ? "ascending" : "descending";
}

/** The order after a click on the head of a column. A second click reverses it, except for online users first. */
export function nextSort(filter: UsersFilter, column: Sortable): UsersSort {
  const by = SORT_OF[column];
  if (!by || by.sort === "online") return { sort: undefined, order: undefined };
  const reverse = by.sort === filter.sort && (filter.order ?? by.usual) === by.usual;
  return { sort: by.sort, order: reverse ? (by.usual === "asc" ? "desc" : "asc") : undefined };
}
