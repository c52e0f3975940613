import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { request } from "../api/request";
import { useCurrentApp } from "../app";
import { endpointQuery, matchingKey } from "./endpoint-query";

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
  const client = useQueryClient();
  return useMutation({
    mutationFn: (file: File) => request("PUT networks", { query: { app, fileName: file.name }, body: file }),
    onSuccess: () => client.invalidateQueries({ queryKey: NETWORKS }),
  });
}

export function useDeleteNetworks() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request("DELETE networks", { query: {} }),
    onSuccess: () => client.invalidateQueries({ queryKey: NETWORKS }),
  });
}
