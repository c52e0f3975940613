import type { Log } from "../log";

/** A part of the product that must be stopped. */
export type Part = { name: string; run: () => Promise<void> };

/**
 * Collects the parts of the product and stops them once, in reverse order. If a part fails to stop, the error is logged
 * and the others are stopped as well.
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
    /** Stops all parts. Resolves with whether none failed. */
    stop: () => (running ??= stopAll()),
    begun: () => running !== undefined,
  };
}
