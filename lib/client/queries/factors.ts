import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { SignInPolicy } from "@/lib/contracts/factors";
import { request } from "../api/request";
import { endpointQuery, matchingKey } from "./endpoint-query";

const ACCOUNT = matchingKey("GET account", {});
const POLICY = matchingKey("GET people/policy", {});

/** A change of the own factors, after which the account is read again. */
export function useFactorMutation<Variables, Answer>(change: (variables: Variables) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: () => client.invalidateQueries({ queryKey: ACCOUNT }) });
}

/** Begins to set up an authenticator app. It counts when a code has confirmed it. */
export const useBeginTotp = () =>
  useMutation({ mutationFn: (password: string) => request("POST account/totp", { query: {}, body: { password } }) });

export const useConfirmTotp = () =>
  useFactorMutation((code: string) => request("PUT account/totp", { query: {}, body: { code } }));

export const useRemoveTotp = () =>
  useFactorMutation((password: string) => request("DELETE account/totp", { query: {}, body: { password } }));

/** Makes new recovery codes. Only this answer has them. */
export const useNewRecoveryCodes = () =>
  useFactorMutation((password: string) => request("POST account/recovery-codes", { query: {}, body: { password } }));

/** What holds for every sign-in. */
export function usePolicy() {
  return useQuery(endpointQuery("GET people/policy", {}));
}

export function useChangePolicy() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: SignInPolicy) => request("PUT people/policy", { query: {}, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: POLICY }),
  });
}
