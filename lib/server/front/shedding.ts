import { fail } from "@/lib/protocol/answer";
import type { Receive } from "../receive/door";
import { seldom } from "../seldom";

/** A turn of the event loop reads whatever has arrived. After this time and number, the rest has waited too long. */
const TURN_MS = 400;
const TURN_CALLBACKS = 100;

/** The answer to a callback that is refused because of others. */
export const TOO_MANY = fail(503, "Too many callbacks at once");

/** Logs that callbacks are refused because more arrive than this process can answer. */
export const overloadLog = () => seldom("more callbacks arrive than can be answered; some are refused");

export class OverloadError extends Error {}

/**
 * Refuses callbacks at once if more arrive than this process can answer within Tencent's 2 s: those that are read late
 * in a long turn of the event loop. The number keeps a process that merely stood still from refusing.
 */
export function shedding(receive: Receive, now = () => performance.now()): Receive {
  const logRefusal = overloadLog();
  let turn: { since: number; callbacks: number } | null = null;
  return (request, arrivedAt) => {
    if (turn === null) {
      turn = { since: now(), callbacks: 0 };
      setImmediate(() => (turn = null));
    }
    if (++turn.callbacks <= TURN_CALLBACKS || now() - turn.since <= TURN_MS) return receive(request, arrivedAt);
    logRefusal(new OverloadError(`A turn has taken ${TURN_MS} ms and has more to read`));
    return Promise.resolve(TOO_MANY);
  };
}
