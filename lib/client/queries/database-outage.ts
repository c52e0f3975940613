import { useQuery } from "@tanstack/react-query";
import { isDatabaseOutage, type DatabaseOutage } from "@/lib/contracts/database-outage";

/** An outage must be on the screen within 5 s, and the front needs up to 3 s to be sure of it. */
const ASK_EVERY_MS = 2_000;

/**
 * What is wrong with the database of Rollcall; null if all is well, or if nobody answers. A hidden tab does not ask.
 */
export function useDatabaseOutage(): DatabaseOutage | null {
  const { data } = useQuery({ queryKey: ["GET /healthz"], queryFn: ask, refetchInterval: ASK_EVERY_MS });
  return data ?? null;
}

async function ask({ signal }: { signal: AbortSignal }): Promise<DatabaseOutage | null> {
  const response = await fetch("/healthz", { cache: "no-store", signal });
  const { database }: { database?: unknown } = (await response.json()) as object;
  return isDatabaseOutage(database) ? database : null;
}
