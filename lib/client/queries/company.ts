import { useMutation, useQuery } from "@tanstack/react-query";
import type { ChangeCompany } from "@/lib/contracts/company";
import { request } from "../api/request";
import { endpointQuery, matchingKey } from "./endpoint-query";
import { useRefresh } from "./refresh";

const COMPANY = matchingKey("GET people/company", {});

/** The settings of the company sign-in. */
export function useCompany() {
  return useQuery(endpointQuery("GET people/company", {}));
}

function useCompanyMutation<Variables, Answer>(change: (variables: Variables) => Promise<Answer>) {
  return useMutation({ mutationFn: change, onSuccess: useRefresh(COMPANY) });
}

export const useChangeCompany = () =>
  useCompanyMutation((body: ChangeCompany) => request("PUT people/company", { query: {}, body }));

export const useRemoveCompany = () => useCompanyMutation(() => request("DELETE people/company", { query: {} }));

/** Reads what the provider of an issuer says of itself. */
export const useTestCompany = () =>
  useMutation({ mutationFn: (issuer: string) => request("POST people/company/test", { query: {}, body: { issuer } }) });
