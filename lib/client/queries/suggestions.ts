import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useCurrentApp } from "../app";
import { endpointQuery } from "./endpoint-query";

/** The first users whose UserID has `q` in it, for the search in the header. */
export function useSuggestions(q: string) {
  const { app, ready } = useCurrentApp();
  return useQuery({
    ...endpointQuery("GET users", { app, q, limit: 7 }),
    placeholderData: keepPreviousData,
    enabled: ready && q !== "",
  });
}
