import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { outageOf, type Outage } from "../api/outage";
import { patientReader, SLOW_AFTER_MS } from "../api/patient-read";
import { isOutage } from "../api/problem";
import { urlOf } from "../api/request";

const FIRST_TRY_MS = 1_000;
const LAST_TRY_MS = 5_000;
/** A slow server answers some reads in time. Its outage ends only if it stays away this long. */
const SLOW_LINGERS_MS = 6_000;

const activeQueries = (client: QueryClient) => client.getQueryCache().findAll({ type: "active" });

/**
 * The outage that the reads of this page report; null if all is well. While there is one, the server is tried again
 * after 1, 2, 4, then every 5 seconds. As soon as it answers, every read that failed is repeated.
 */
export function useOutage(): Outage | null {
  const client = useQueryClient();
  const [outage, setOutage] = useState<Outage | null>(null);

  useEffect(() => {
    let current: Outage | null = null;
    let lingering: ReturnType<typeof setTimeout> | undefined;
    const end = () => setOutage((current = null));
    const look = () => {
      const found = outageOf(
        activeQueries(client).map(({ state }) => state),
        current,
        Date.now(),
      );
      if (found === null && current?.kind === "slow") {
        lingering ??= setTimeout(end, SLOW_LINGERS_MS);
        return;
      }
      clearTimeout(lingering);
      lingering = undefined;
      if (JSON.stringify(found) !== JSON.stringify(current)) setOutage((current = found));
    };
    // Queries change while React renders. Several changes are looked at once.
    let soon: ReturnType<typeof setTimeout> | undefined;
    const unsubscribe = client.getQueryCache().subscribe(() => {
      soon ??= setTimeout(() => {
        soon = undefined;
        look();
      });
    });
    return () => {
      unsubscribe();
      clearTimeout(soon);
      clearTimeout(lingering);
    };
  }, [client]);

  const ongoing = outage !== null;
  useEffect(() => (ongoing ? keepTrying(client) : undefined), [client, ongoing]);
  useEffect(() => patientReader.onLate(() => void repeatFailed(client)), [client]);
  return outage;
}

function repeatFailed(client: QueryClient): Promise<void> {
  return client.refetchQueries(
    { type: "active", predicate: ({ state }) => isOutage(state.error) },
    { cancelRefetch: false },
  );
}

/** Tries until the returned function is called. */
function keepTrying(client: QueryClient): () => void {
  let stopped = false;
  let timer: ReturnType<typeof setTimeout>;
  let wait = FIRST_TRY_MS;
  /** When the first try was sent that was answered after one that was not. What is older may wait for ever. */
  let goodSince: number | null = null;
  async function attempt() {
    const sentAt = Date.now();
    if (!(await answers())) goodSince = null;
    else if (!stopped) {
      goodSince ??= sentAt;
      patientReader.dropStartedBefore(goodSince);
      await repeatFailed(client);
    }
    if (stopped) return;
    wait = Math.min(wait * 2, LAST_TRY_MS);
    timer = setTimeout(() => void attempt(), wait);
  }
  timer = setTimeout(() => void attempt(), wait);
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

/** Whether the server answers a small read in time. */
async function answers(): Promise<boolean> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), SLOW_AFTER_MS);
  try {
    const response = await fetch(urlOf("GET apps", {}), { signal: controller.signal, cache: "no-store" });
    return response.status < 500;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
