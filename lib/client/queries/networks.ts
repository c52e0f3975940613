import { useMutation, useQuery } from "@tanstack/react-query";
import { request } from "../api/request";
import { useCurrentApp } from "../app";
import { endpointQuery, matchingKey } from "./endpoint-query";
import { useRefresh } from "./refresh";

const NETWORKS = matchingKey("GET networks", {});

/** The stored file that names networks, and what it covers of the current app. */
export function useNetworks() {
  const { app, ready } = useCurrentApp();
  return useQuery({ ...endpointQuery("GET networks", { app }), enabled: ready });
}

/** Reads a file as it would be stored, and stores nothing. */
export function useCheckNetworks() {
  const { app } = useCurrentApp();
  return useMutation({ mutationFn: (file: File) => request("POST networks/check", { query: { app }, body: file }) });
}

export function useStoreNetworks() {
  const { app } = useCurrentApp();
  return useMutation({
    mutationFn: (file: File) => request("PUT networks", { query: { app, fileName: file.name }, body: file }),
    onSuccess: useRefresh(NETWORKS),
  });
}

export function useDeleteNetworks() {
  return useMutation({
    mutationFn: () => request("DELETE networks", { query: {} }),
    onSuccess: useRefresh(NETWORKS),
  });
}
