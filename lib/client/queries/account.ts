import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ChangeAccount, ChangePassword } from "@/lib/contracts/account";
import { request } from "../api/request";
import { endpointQuery, matchingKey } from "./endpoint-query";

const ACCOUNT = matchingKey("GET account", {});

/** The account of the person who is signed in. */
export function useAccount() {
  return useQuery(endpointQuery("GET account", {}));
}

export function useChangeAccount() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ChangeAccount) => request("PATCH account", { query: {}, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ACCOUNT }),
  });
}

/** Changes the password. The server ends the other sessions. */
export function useChangePassword() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ChangePassword) => request("PUT account/password", { query: {}, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ACCOUNT }),
  });
}

/** Ends one session by its id, or all others (undefined). */
export function useEndSessions() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string | undefined) => request("DELETE account/sessions", { query: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ACCOUNT }),
  });
}
