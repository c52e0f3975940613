import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { useCurrentApp } from "@/lib/client/app";
import { readUsersFilter, usersHref, type UsersFilter } from "@/lib/client/url/users-filter";

/** The filter lives in the address, so that a list can be linked to and come back to. */
export function useUsersFilter() {
  const search = useSearchParams();
  const { app } = useCurrentApp();
  const text = search.toString();
  const filter = useMemo(() => readUsersFilter(new URLSearchParams(text)), [text]);

  // The router would ask the server for a page that is already here.
  const replace = useCallback(
    (next: UsersFilter) => window.history.replaceState(null, "", usersHref(next, app)),
    [app],
  );
  const change = useCallback((part: UsersFilter) => replace({ ...filter, ...part }), [filter, replace]);
  const clear = useCallback(() => replace(filter.sort ? { sort: filter.sort } : {}), [filter.sort, replace]);
  return { filter, change, clear };
}
