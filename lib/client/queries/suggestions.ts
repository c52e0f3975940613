import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useCurrentApp } from "../app";
import { endpointQuery } from "./endpoint-query";

/** The users that a typed text may mean, best first, and the other apps that know it. */
export function useSuggestions(q: string) {
  const { app, ready } = useCurrentApp();
  return useQuery({
    ...endpointQuery("GET users/search", { app, q, limit: 7 }),
    placeholderData: keepPreviousData,
    enabled: ready && q !== "",
  });
}
