import { infiniteQueryOptions, queryOptions, type QueryKey } from "@tanstack/react-query";
import type { AnswerOf, ExactQuery, ListKey, QueryOf, ReadKey } from "@/lib/contracts/endpoint-types";
import { call, type Query } from "../api/request";

/** A page of a list. */
export type PageOf<K extends ListKey> = Extract<AnswerOf<K>, { nextCursor: string | null }>;

/**
 * Options of a query that reads an endpoint. Its key is the endpoint and the query.
 * @param stamp separates two reads of the same query
 */
export function endpointQuery<K extends ReadKey, Q extends Query>(
  key: K,
  query: ExactQuery<K, Q>,
  ...stamp: (string | number)[]
) {
  return readOptions(key, query, ...stamp);
}

/** The same for a caller that has checked the query itself. */
export function readOptions<K extends ReadKey>(key: K, query: Query, ...stamp: (string | number)[]) {
  return queryOptions({
    queryKey: [key, query, ...stamp],
    queryFn: ({ signal }) => call<AnswerOf<K>>(key, { query, signal }),
  });
}

/** Options of a query that reads a list page by page. The last part of its key separates it from a single read. */
export function endpointPages<K extends ListKey, Q extends Query>(
  key: K,
  query: ExactQuery<K, Q>,
  ...stamp: (string | number)[]
) {
  return pagesOptions(key, query, ...stamp);
}

/** The same for a caller that has checked the query itself. */
export function pagesOptions<K extends ListKey>(key: K, query: Query, ...stamp: (string | number)[]) {
  return infiniteQueryOptions({
    queryKey: [key, query, ...stamp, "pages"],
    queryFn: ({ pageParam, signal }) => call<PageOf<K>>(key, { query: { ...query, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** The key that matches every read of an endpoint whose query has these values. */
export function matchingKey<K extends ReadKey>(key: K, part: Partial<QueryOf<K>>): QueryKey {
  return [key, part];
}
