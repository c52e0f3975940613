import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { app, appsAnswer, testCallbackAnswer, type ChangeApp, type NewApp } from "@/lib/contracts/app";
import { getJson, patchJson, postJson } from "../api/request";
import { keys } from "./keys";

/** The apps of this installation. `waiting` asks every two seconds: someone looks for the first callback. */
export function useApps({ waiting = false } = {}) {
  return useQuery({
    queryKey: keys.apps,
    queryFn: ({ signal }) => getJson("apps", {}, appsAnswer, signal),
    refetchInterval: waiting ? 2000 : false,
    staleTime: 30_000,
  });
}

/** Adds an app, and has the list of apps asked for anew. */
export function useCreateApp() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewApp) => postJson("apps", body, app),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.apps }),
  });
}

/** Changes settings of one app; what is left out stays as it is. */
export function useChangeApp(sdkAppId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: ChangeApp) => patchJson("apps", { app: sdkAppId }, change, app),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.apps }),
  });
}

/** Has the server send itself the documented sample for an app, given by its SDKAppID. */
export function useTestCallback() {
  return useMutation({
    mutationFn: (sdkAppId: string) => postJson("apps/test", { app: sdkAppId }, testCallbackAnswer),
  });
}
