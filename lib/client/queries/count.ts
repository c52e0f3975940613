import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { countAnswer } from "@/lib/contracts/count";
import { getJson } from "../api/request";
import { useCurrentApp } from "../app";
import { keys } from "./keys";

type Counted = "events" | "connections" | "users";

/** How many rows a list has with this filter. Asked again every `every` milliseconds; null until the filter is known. */
export function useCount(list: Counted, filter: Record<string, string | undefined> | null, every: number | false = false) {
  const { app, ready } = useCurrentApp();
  return useQuery({
    queryKey: keys.count(app, list, filter),
    queryFn: ({ signal }) => getJson(`${list}/count`, { app, ...filter }, countAnswer, signal),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    refetchInterval: every,
    enabled: ready && filter !== null,
  });
}
