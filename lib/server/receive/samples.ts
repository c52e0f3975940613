import type { RejectCause } from "@/lib/contracts/health";
import type { Millis } from "@/lib/time/units";

/** Bytes that are kept of a body that a stranger sent. */
const STRANGER_BODY_BYTES = 4_096;
/** Whoever is refused for these causes has not proved to be the app's sender. */
const BY_STRANGERS: readonly RejectCause[] = ["method", "app", "secret", "signature"];

/**
 * What is kept of the body of a callback that is not an event: nothing unless it was refused, the beginning if a
 * stranger may have sent it, else all that was read. A copy, so that the rest can be freed.
 */
export function keptBody(body: Uint8Array, cause: RejectCause | null): Uint8Array {
  if (cause === null || cause === "paused") return Buffer.alloc(0);
  return Buffer.from(BY_STRANGERS.includes(cause) ? body.subarray(0, STRANGER_BODY_BYTES) : body);
}

/** So many refused callbacks of one kind are kept at once. */
export const SAMPLES_AT_ONCE = 50;
/** Afterwards one in this time, so that a flood costs little more than its count. */
const SAMPLE_EVERY_MS = 1_000;

/** Chooses by time which refused callbacks are kept whole. All are counted. */
export class Samples {
  private readonly kinds = new Map<string, { left: number; at: Millis }>();

  /** Whether to keep one that came at `at`. Kinds are chosen from independently. */
  take(kind: string, at: Millis): boolean {
    const last = this.kinds.get(kind) ?? { left: SAMPLES_AT_ONCE, at };
    const left = Math.min(SAMPLES_AT_ONCE, last.left + Math.max(0, at - last.at) / SAMPLE_EVERY_MS);
    const takes = left >= 1;
    this.kinds.set(kind, { left: takes ? left - 1 : left, at: Math.max(at, last.at) });
    return takes;
  }
}
