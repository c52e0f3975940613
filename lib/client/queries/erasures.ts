import { keepPreviousData, useInfiniteQuery, useMutation } from "@tanstack/react-query";
import type { NewErasure } from "@/lib/contracts/erasures";
import { request } from "../api/request";
import { endpointPages, matchingKey } from "./endpoint-query";
import { useRefresh } from "./refresh";

const ERASURES = matchingKey("GET erasures", {});
/** How often the list is read while an erasure goes on. */
const GOING_MS = 2_000;

/** The erased users of an app, newest first, or the one with this UserID. */
export function useErasures(app: string, user: string | undefined) {
  return useInfiniteQuery({
    ...endpointPages("GET erasures", { app, user }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ erasures }) => erasures.some(({ doneAt }) => doneAt === null)) === true
        ? GOING_MS
        : false,
  });
}

/** Asks for the erasure of a user. */
export function useErase(app: string) {
  return useMutation({
    mutationFn: (body: NewErasure) => request("POST erasures", { query: { app }, body }),
    onSuccess: useRefresh(ERASURES),
  });
}

/** Lifts an erasure, by its tombstone. */
export function useLiftErasure(app: string) {
  return useMutation({
    mutationFn: (tombstone: string) => request("DELETE erasures", { query: { app, tombstone } }),
    onSuccess: useRefresh(ERASURES),
  });
}
