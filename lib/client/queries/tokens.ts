import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { NewToken } from "@/lib/contracts/auth";
import { request } from "../api/request";
import { endpointQuery, matchingKey } from "./endpoint-query";

const TOKENS = matchingKey("GET tokens", {});

export function useTokens() {
  return useQuery(endpointQuery("GET tokens", {}));
}

/** Creates a token. Only this answer has the token itself. */
export function useCreateToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewToken) => request("POST tokens", { query: {}, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: TOKENS }),
  });
}

export function useDeleteToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => request("DELETE tokens", { query: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: TOKENS }),
  });
}
