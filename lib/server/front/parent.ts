import { log } from "../log";
import { startErrorText } from "../start-error";
import { ALIVE, ALIVE_MS } from "./messages";

/**
 * The front, seen from a child process. Signals of a terminal or a service manager reach every process; the front
 * alone acts on them and says when the child has to stop. If the front is gone, the child ends at once. The child says
 * regularly that it is alive: the front replaces one that stands still.
 */
export function parent<In extends { type: string }, Out>(onMessage: (message: In) => void): { send: (m: Out) => void } {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => undefined);
  process.on("disconnect", () => process.exit(1));
  process.on("message", (message) => onMessage(message as In));
  const send = (message: Out | typeof ALIVE) => {
    if (process.connected)
      process.send?.(message, (err: Error | null) => err && log.warn({ err }, "a message to the front failed"));
  };
  send(ALIVE);
  setInterval(() => send(ALIVE), ALIVE_MS).unref();
  return { send };
}

/** Ends this process because it could not start, and says why. Next would keep it alive after an error. */
export function endWith(error: unknown): void {
  process.stderr.write(`${startErrorText(error)}\n`, () => process.exit(1));
}
