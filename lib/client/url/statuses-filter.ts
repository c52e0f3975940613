/** What the list of status changes is narrowed to beside its range. An empty value is a clearing, an empty `was` none before. */
export interface StatusesFilter {
  value?: string;
  was?: string;
  user?: string;
}

/** Reads the filter out of an address. */
export function readStatusesFilter(search: URLSearchParams): StatusesFilter {
  return {
    value: search.get("value") ?? undefined,
    was: search.get("was") ?? undefined,
    user: search.get("user") || undefined,
  };
}
