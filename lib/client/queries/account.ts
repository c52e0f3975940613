import { useMutation, useQuery } from "@tanstack/react-query";
import type { ChangeAccount, ChangePassword } from "@/lib/contracts/account";
import { request } from "../api/request";
import { endpointQuery, matchingKey } from "./endpoint-query";
import { useRefresh } from "./refresh";

const ACCOUNT = matchingKey("GET account", {});

/** The account of the person who is signed in. */
export function useAccount() {
  return useQuery(endpointQuery("GET account", {}));
}

export function useChangeAccount() {
  return useMutation({
    mutationFn: (body: ChangeAccount) => request("PATCH account", { query: {}, body }),
    onSuccess: useRefresh(ACCOUNT),
  });
}

/** Changes the password. The server ends the other sessions. */
export function useChangePassword() {
  return useMutation({
    mutationFn: (body: ChangePassword) => request("PUT account/password", { query: {}, body }),
    onSuccess: useRefresh(ACCOUNT),
  });
}

/** Ends one session by its id, or all others (undefined). */
export function useEndSessions() {
  return useMutation({
    mutationFn: (id: string | undefined) => request("DELETE account/sessions", { query: { id } }),
    onSuccess: useRefresh(ACCOUNT),
  });
}
