import { useQuery } from "@tanstack/react-query";
import type { CountedKey, CountOf, ExactQuery } from "@/lib/contracts/endpoint-types";
import type { Query } from "../api/request";
import { useCurrentApp } from "../app";
import { readOptions } from "./endpoint-query";

interface CountOptions {
  enabled?: boolean;
  /** Milliseconds after which a list that grows is counted again. */
  every?: number | false;
}

/** Number of rows of a list with a filter. It is read once for each filter, unless `every` is given. */
export function useCount<L extends CountedKey, Q extends Query>(
  list: L,
  filter: ExactQuery<CountOf<L>, Q>,
  options: CountOptions = {},
) {
  return useAnyCount(list, filter, options);
}

/** The same for a caller that has checked the filter itself. Nothing is read if `list` is null. */
export function useAnyCount(list: CountedKey | null, filter: Query, { enabled = true, every = false }: CountOptions) {
  const { app, ready } = useCurrentApp();
  return useQuery({
    ...readOptions(`${list ?? "GET events"}/count`, { app, ...filter }),
    enabled: ready && enabled && list !== null,
    staleTime: 10_000,
    refetchInterval: every,
  });
}
