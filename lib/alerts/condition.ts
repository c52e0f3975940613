import type { Millis } from "@/lib/time/units";

/** A condition of a rule that holds now or held recently. */
export interface Condition {
  /** When it started. */
  since: Millis;
  /** When the alert opened. Null until the condition has lasted long enough. */
  openedAt: Millis | null;
  /** When the condition stopped. Null while it holds. */
  recoveredSince: Millis | null;
}

export interface Policy {
  /** How long the condition must last before the alert opens. */
  forMs: Millis;
  /** How long the condition must be absent before the alert closes. */
  recoverMs: Millis;
}

/** The change of the alert to notify about. `closed`: the condition is over, and `condition` is its last state. */
export type Transition = "opened" | "closed" | null;

/**
 * The next state of a condition, or null if it is over. `seen` is the start of the condition that holds now, or null if
 * none holds. A condition that stops before its alert opens is dropped. A condition that returns before its alert
 * closes continues.
 */
export function nextCondition(
  before: Condition | null,
  seen: Millis | null,
  { forMs, recoverMs }: Policy,
  now: Millis,
): { condition: Condition | null; transition: Transition } {
  if (seen !== null) {
    const since = Math.min(before?.since ?? seen, seen, now);
    const openedAt = before?.openedAt ?? (now - since >= forMs ? now : null);
    const transition = openedAt !== null && before?.openedAt == null ? "opened" : null;
    return { condition: { since, openedAt, recoveredSince: null }, transition };
  }
  if (before === null || before.openedAt === null) return { condition: null, transition: null };
  const recoveredSince = before.recoveredSince ?? now;
  return {
    condition: { ...before, recoveredSince },
    transition: now - recoveredSince >= recoverMs ? "closed" : null,
  };
}
