import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { newTokenAnswer, tokensAnswer } from "@/lib/contracts/auth";
import { deleteAt, getJson, postJson } from "../api/request";
import { keys } from "./keys";

export function useTokens() {
  return useQuery({
    queryKey: keys.tokens,
    queryFn: ({ signal }) => getJson("tokens", {}, tokensAnswer, signal),
  });
}

/** The answer holds the token itself, this once. */
export function useCreateToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => postJson("tokens", { name }, newTokenAnswer),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.tokens }),
  });
}

export function useDeleteToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => deleteAt("tokens", { id }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.tokens }),
  });
}
