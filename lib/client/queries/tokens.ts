import { useMutation, useQuery, type QueryKey } from "@tanstack/react-query";
import type { NewOwnToken, NewToken, RotateToken } from "@/lib/contracts/tokens";
import { request } from "../api/request";
import { endpointQuery, matchingKey } from "./endpoint-query";
import { useRefresh } from "./refresh";

const TOKENS = matchingKey("GET tokens", {});
const OWN_TOKENS = matchingKey("GET account/tokens", {});

/** The API tokens of the installation. */
export const useTokens = () => useQuery(endpointQuery("GET tokens", {}));

/** The API tokens of the person who is signed in. */
export const useOwnTokens = () => useQuery(endpointQuery("GET account/tokens", {}));

type Rotation = RotateToken & { id: string };

/** A change after which the list of tokens is read again. */
function useTokenMutation<Variables, Answer>(queryKey: QueryKey, change: (variables: Variables) => Promise<Answer>) {
  return useMutation({ mutationFn: change, onSuccess: useRefresh(queryKey) });
}

/** What an administrator does with tokens. Only the answers of `create` and `rotate` have a secret. */
export const useTokenChanges = () => ({
  create: useTokenMutation(TOKENS, (body: NewToken) => request("POST tokens", { query: {}, body })),
  rotate: useTokenMutation(TOKENS, ({ id, ...body }: Rotation) =>
    request("POST tokens/rotation", { query: { id }, body }),
  ),
  remove: useTokenMutation(TOKENS, (id: string) => request("DELETE tokens", { query: { id } })),
});

/** What people do with tokens of their own. */
export const useOwnTokenChanges = () => ({
  create: useTokenMutation(OWN_TOKENS, (body: NewOwnToken) => request("POST account/tokens", { query: {}, body })),
  rotate: useTokenMutation(OWN_TOKENS, ({ id, ...body }: Rotation) =>
    request("POST account/tokens/rotation", { query: { id }, body }),
  ),
  remove: useTokenMutation(OWN_TOKENS, (id: string) => request("DELETE account/tokens", { query: { id } })),
});

export type TokenChanges = ReturnType<typeof useTokenChanges> | ReturnType<typeof useOwnTokenChanges>;
