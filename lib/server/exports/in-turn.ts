import { setImmediate } from "node:timers/promises";
import { singleton } from "../singleton";

/**
 * Runs one piece of work of all exports at a time, and lets everything else of this process have its turn after each.
 * Without this, a few exports hold the event loop for so long that nobody can sign in.
 */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const queue = singleton("exports.turn", () => ({ last: Promise.resolve<unknown>(undefined) }));
  const result = queue.last.then(work);
  queue.last = result.catch(() => undefined).then(() => setImmediate());
  return result;
}
