import { useMutation, useQuery } from "@tanstack/react-query";
import type { ChangeApp, NewApp } from "@/lib/contracts/app";
import { request } from "../api/request";
import { endpointQuery, matchingKey } from "./endpoint-query";
import { useRefresh } from "./refresh";

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
  return useMutation({
    mutationFn: (body: NewApp) => request("POST apps", { query: {}, body }),
    onSuccess: useRefresh(APPS),
  });
}

/** Changes settings of one app. Settings that are not given stay. */
export function useChangeApp(sdkAppId: string) {
  return useMutation({
    mutationFn: (body: ChangeApp) => request("PATCH apps", { query: { app: sdkAppId }, body }),
    onSuccess: useRefresh(APPS),
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
  return useMutation({
    mutationFn: (app: string) => request("DELETE apps", { query: { app }, body: { confirm: app } }),
    onSuccess: useRefresh([]),
  });
}

/** The apps that are being deleted, read every two seconds while there are any. */
export function useDeletingApps() {
  return useQuery({
    ...endpointQuery("GET apps/deleting", {}),
    refetchInterval: ({ state: { data } }) => (data !== undefined && data.apps.length > 0 ? 2000 : false),
  });
}
