import { USER_FIGURES } from "@/lib/contracts/values";
import type { UsersColumn } from "../users-columns";
import type { UsersFilter } from "./users-filter";

export type Figure = (typeof USER_FIGURES)[number];
type Sortable = UsersColumn | Figure | "userId";

/** Order of the list of users, as its address has it. */
export type UsersSort = Pick<UsersFilter, "sort" | "order">;
type Sort = NonNullable<UsersFilter["sort"]>;

/** The order of each column, and its usual direction. */
export const SORT_OF: Partial<Record<Sortable, { sort: Sort; usual: "asc" | "desc" }>> = {
  disconnects: { sort: "disconnects", usual: "desc" },
  kicks: { sort: "kicks", usual: "desc" },
  reconnections: { sort: "reconnections", usual: "desc" },
  flappingHours: { sort: "flappingHours", usual: "desc" },
  userId: { sort: "userId", usual: "asc" },
  state: { sort: "online", usual: "desc" },
  since: { sort: "onlineSince", usual: "desc" },
  lastEnd: { sort: "lastEnd", usual: "desc" },
  lastEvent: { sort: "lastEvent", usual: "desc" },
  firstSeen: { sort: "firstSeen", usual: "desc" },
};

/** The figure that the list is sorted by; null if by none. */
export const figureOf = ({ sort }: UsersSort): Figure | null => USER_FIGURES.find((figure) => figure === sort) ?? null;

/** The `aria-sort` of a column; undefined if the list is not sorted by it. */
export function sortedBy(filter: UsersFilter, column: Sortable): "ascending" | "descending" | undefined {
  const by = SORT_OF[column];
  if (!by || by.sort !== (filter.sort ?? "online")) return undefined;
  if (figureOf(by) !== null) return "descending";
  return (filter.order ?? by.usual) === "asc" ? "ascending" : "descending";
}

/**
 * The order after a click on the head of a column. A second click reverses it, except for online first and for
 * figures.
 */
export function nextSort(filter: UsersFilter, column: Sortable): UsersSort {
  const by = SORT_OF[column];
  if (!by || by.sort === "online") return { sort: undefined, order: undefined };
  if (figureOf(by) !== null) return { sort: by.sort, order: undefined };
  const reverse = by.sort === filter.sort && (filter.order ?? by.usual) === by.usual;
  return { sort: by.sort, order: reverse ? (by.usual === "asc" ? "desc" : "asc") : undefined };
}
