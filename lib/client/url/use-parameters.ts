import { useSearchParams } from "next/navigation";
import { useCallback } from "react";

/** What to change of an address: absent goes, an empty text stays, for it may mean one. */
export type Parameters = Record<string, string | undefined>;

/** The same address with some of its parameters changed. */
export function withParameters(search: URLSearchParams, part: Parameters): string {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(part)) {
    if (value === undefined) next.delete(name);
    else next.set(name, value);
  }
  return `?${next.toString()}`;
}

/** The parameters of the page's address, and a way to change some of them that Back undoes. */
export function useParameters() {
  const search = useSearchParams();
  const change = useCallback((part: Parameters) => {
    // The router would ask the server for a page that is already here.
    window.history.pushState(null, "", withParameters(new URLSearchParams(window.location.search), part));
  }, []);
  return { search, change };
}
