import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import type { ChangeChannel, NewChannel } from "@/lib/contracts/alert-channels";
import { request } from "../api/request";
import { endpointPages, endpointQuery, matchingKey } from "./endpoint-query";
import { useRefresh } from "./refresh";

const INTERVAL = 15_000;
/** What a change of a channel, or a message to it, changes. */
const AFFECTED = [
  matchingKey("GET alerts/channels", {}),
  matchingKey("GET alerts/rules", {}),
  matchingKey("GET alerts/watches", {}),
  matchingKey("GET alerts/deliveries", {}),
];

/** The channels, for people who manage them. */
export function useChannels({ enabled = true } = {}) {
  return useQuery({ ...endpointQuery("GET alerts/channels", {}), refetchInterval: INTERVAL, enabled });
}

/** Messages to channels, newest first, page by page. */
export function useDeliveries() {
  return useInfiniteQuery({
    ...endpointPages("GET alerts/deliveries", { limit: 30 }),
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) > 1 ? false : INTERVAL),
    placeholderData: keepPreviousData,
  });
}

export function useCreateChannel() {
  return useMutation({
    mutationFn: (body: NewChannel) => request("POST alerts/channels", { query: {}, body }),
    onSuccess: useRefresh(...AFFECTED),
  });
}

/** Changes a channel. Fields that are not given stay. */
export function useChangeChannel(id: number) {
  return useMutation({
    mutationFn: (body: ChangeChannel) => request("PATCH alerts/channels", { query: { id }, body }),
    onSuccess: useRefresh(...AFFECTED),
  });
}

export function useDeleteChannel() {
  return useMutation({
    mutationFn: (id: number) => request("DELETE alerts/channels", { query: { id } }),
    onSuccess: useRefresh(...AFFECTED),
  });
}

/** Sends a test message. The answer is that of the channel's service. */
export function useTestChannel(id: number) {
  return useMutation({
    mutationFn: () => request("POST alerts/channels/test", { query: { id } }),
    onSettled: useRefresh(...AFFECTED),
  });
}
