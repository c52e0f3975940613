import type { Log } from "../log";

/** What is to be undone at the end, newest first. */
export type Part = { name: string; run: () => Promise<void> };

/**
 * Collects what has to be stopped and stops it in reverse order, once, whoever asks and how often. A part that fails
 * to stop is logged and does not keep the others from stopping.
 */
export function shutdown(log: Log) {
  const parts: Part[] = [];
  let running: Promise<boolean> | undefined;
  const stopAll = async () => {
    let clean = true;
    for (const part of parts.reverse()) {
      try {
        await part.run();
      } catch (error) {
        clean = false;
        log.error({ error, part: part.name }, "could not be stopped in order");
      }
    }
    return clean;
  };
  return {
    add: (name: string, run: () => Promise<void>) => void parts.push({ name, run }),
    /** Resolves with whether everything stopped in order. */
    stop: () => (running ??= stopAll()),
    begun: () => running !== undefined,
  };
}
