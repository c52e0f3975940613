import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { usersAnswer } from "@/lib/contracts/users";
import { getJson } from "../api/request";
import { useCurrentApp } from "../app";
import { keys } from "./keys";

/** The first few users whose UserID contains `q`, for the search in the header. */
export function useSuggestions(q: string) {
  const { app, ready } = useCurrentApp();
  return useQuery({
    queryKey: keys.suggestions(app, q),
    queryFn: ({ signal }) => getJson("users", { app, q, limit: 7 }, usersAnswer, signal),
    placeholderData: keepPreviousData,
    enabled: ready && q !== "",
  });
}
