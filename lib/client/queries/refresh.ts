import { useQueryClient, type QueryClient, type QueryKey } from "@tanstack/react-query";

/**
 * Reads the queries below these keys again. A first read that is under way is given up before: React Query would wait
 * for it, and it may have been answered before the change. Resolves when they are read.
 */
export async function refresh(client: QueryClient, keys: readonly QueryKey[]): Promise<void> {
  await Promise.all(
    keys.map(async (queryKey) => {
      await client.cancelQueries({ queryKey });
      await client.invalidateQueries({ queryKey });
    }),
  );
}

/** What a change calls when it is made: it reads the queries below these keys again. */
export function useRefresh(...keys: readonly QueryKey[]): () => Promise<void> {
  const client = useQueryClient();
  return () => refresh(client, keys);
}
