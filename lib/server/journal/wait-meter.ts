import type { Millis } from "@/lib/time/units";

/**
 * Makes a function that tells how long the oldest record of a journal has waited to be stored, in milliseconds. It
 * notes between two calls how far the journal came, so it is late by the time between them.
 */
export function waitMeter(): (accepted: number, pending: number, now: Millis) => Millis {
  let mark: { number: number; at: Millis } | null = null;
  return (accepted, pending, now) => {
    // All records up to the mark were accepted before it was set. It moves when the last of them is stored.
    if (mark === null || accepted - pending >= mark.number) mark = { number: accepted, at: now };
    return pending === 0 ? 0 : now - mark.at;
  };
}
