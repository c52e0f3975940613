import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { useCurrentApp } from "../app";
import { withParameters } from "./list-filter";

interface Address<F> {
  filter: F;
  /** Changes parameters of the address. Going back undoes it, unless it only goes on with what was just begun. */
  change: (part: Record<string, string | undefined>, options?: { replace?: boolean }) => void;
}

/** What the address says of a list; `read` must be the same function at every call. */
export function useAddress<F>(read: (search: URLSearchParams) => F): Address<F> {
  const text = useSearchParams().toString();
  const { app } = useCurrentApp();
  const filter = useMemo(() => read(new URLSearchParams(text)), [read, text]);

  // The router would ask the server for a page that is already here.
  const change = useCallback<Address<F>["change"]>(
    (part, { replace = false } = {}) => {
      const { pathname, search } = window.location;
      const next = withParameters(new URLSearchParams(search), { ...(app && { app }), ...part });
      const address = next === "" ? pathname : `${pathname}?${next}`;
      if (replace) window.history.replaceState(null, "", address);
      else window.history.pushState(null, "", address);
    },
    [app],
  );
  return { filter, change };
}
