import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ChangeApp, NewApp } from "@/lib/contracts/app";
import { request } from "../api/request";
import { endpointQuery, matchingKey } from "./endpoint-query";

const APPS = matchingKey("GET apps", {});

/** How soon a page knows that somebody else has paused an app. */
const READ_EVERY_MS = 30_000;

/** The apps of this installation. With `waiting` they are read every two seconds, until the first callback arrives. */
export function useApps({ waiting = false } = {}) {
  return useQuery({
    ...endpointQuery("GET apps", {}),
    refetchInterval: waiting ? 2000 : READ_EVERY_MS,
    staleTime: READ_EVERY_MS,
  });
}

export function useCreateApp() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewApp) => request("POST apps", { query: {}, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: APPS }),
  });
}

/** Changes settings of one app. Settings that are not given stay. */
export function useChangeApp(sdkAppId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ChangeApp) => request("PATCH apps", { query: { app: sdkAppId }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: APPS }),
  });
}

/** Makes the server send the documented sample callback of an app to itself. The variable is the SDKAppID. */
export function useTestCallback() {
  return useMutation({
    mutationFn: (app: string) => request("POST apps/test", { query: { app } }),
  });
}

/** Begins to delete an app. */
export function useDeleteApp() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (app: string) => request("DELETE apps", { query: { app }, body: { confirm: app } }),
    onSuccess: () => client.invalidateQueries(),
  });
}

/** The apps that are being deleted, read every two seconds while there are any. */
export function useDeletingApps() {
  return useQuery({
    ...endpointQuery("GET apps/deleting", {}),
    refetchInterval: ({ state: { data } }) => (data !== undefined && data.apps.length > 0 ? 2000 : false),
  });
}
