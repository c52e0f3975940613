import { setTimeout as delay } from "node:timers/promises";
import { startEmbedded, type Embedded } from "./start";

interface Supervised {
  url: string;
  appUrl: string;
  /** Shuts PostgreSQL down for good. After `withinMs` milliseconds the shutdown is forced. */
  stop: (withinMs?: number) => Promise<void>;
}

/** Waiting time before the first restart and the longest one, in milliseconds. It doubles with each failure. */
const RESTART_MS = { first: 200, longest: 30_000 };

/**
 * Starts the embedded PostgreSQL and starts it again whenever it ends unasked. `onRestart` gets its addresses, which
 * change only if another program has taken the port. Throws StartError if the first start fails.
 */
export async function superviseEmbedded(
  options: Parameters<typeof startEmbedded>[0],
  onRestart: (embedded: Pick<Embedded, "url" | "appUrl">) => Promise<void>,
): Promise<Supervised> {
  let current = await startEmbedded(options);
  const stopping = new AbortController();

  async function watch(embedded: Embedded): Promise<void> {
    const code = await embedded.exited;
    if (stopping.signal.aborted) return;
    options.log.error({ code, log: `${options.dataDir}/postgres.log` }, "the embedded PostgreSQL ended; restarting it");
    await embedded.stop();
    for (let pause = RESTART_MS.first; !stopping.signal.aborted; pause = Math.min(2 * pause, RESTART_MS.longest)) {
      try {
        current = await startEmbedded(options);
        if (stopping.signal.aborted) return await current.stop();
        await onRestart(current);
        options.log.info({}, "the embedded PostgreSQL runs again");
        return await watch(current);
      } catch (err) {
        options.log.error({ err }, "the embedded PostgreSQL could not be restarted");
        await delay(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
  }

  const supervision = watch(current);
  return {
    url: current.url,
    appUrl: current.appUrl,
    stop: async (withinMs) => {
      stopping.abort();
      await current.stop(withinMs);
      await supervision;
    },
  };
}
