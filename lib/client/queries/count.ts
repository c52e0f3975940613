import { useQuery } from "@tanstack/react-query";
import { countAnswer } from "@/lib/contracts/count";
import { getJson, type Query } from "../api/request";
import { useCurrentApp } from "../app";
import { keys } from "./keys";

/** Lists that can be counted. */
export type CountedList = "events" | "connections" | "kicks" | "statuses" | "users" | "duplicates";
/** Those too that are exported by another name. */
export type Countable = CountedList | "stats/kicks/users" | "ingest/rejected";

/**
 * How many rows a list has with a filter. Asked once a filter: the number stands as long as the list it stands over,
 * unless that grows as well and asks again `every` so many milliseconds.
 */
export function useCount(list: Countable | null, filter: Query, enabled = true, every: number | false = false) {
  const { app, ready } = useCurrentApp();
  return useQuery({
    queryKey: keys.count(app, list, filter),
    queryFn: ({ signal }) => getJson(`${list}/count`, { app, ...filter }, countAnswer, signal),
    enabled: ready && enabled && list !== null,
    staleTime: 10_000,
    refetchInterval: every,
  });
}
