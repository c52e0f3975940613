import { useMutation, useQuery } from "@tanstack/react-query";
import type { SignInPolicy } from "@/lib/contracts/factors";
import { request } from "../api/request";
import { endpointQuery, matchingKey } from "./endpoint-query";
import { useRefresh } from "./refresh";

const ACCOUNT = matchingKey("GET account", {});
const POLICY = matchingKey("GET people/policy", {});

/** A change of the own factors, after which the account is read again. */
export function useFactorMutation<Variables, Answer>(change: (variables: Variables) => Promise<Answer>) {
  return useMutation({ mutationFn: change, onSuccess: useRefresh(ACCOUNT) });
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
  return useMutation({
    mutationFn: (body: SignInPolicy) => request("PUT people/policy", { query: {}, body }),
    onSuccess: useRefresh(POLICY),
  });
}
