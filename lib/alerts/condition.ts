import type { Millis } from "@/lib/time/units";

/** A condition of a rule that holds, or held until lately. */
export interface Condition {
  /** When it began. */
  since: Millis;
  /** When it was told; null while it has not lasted long enough. */
  openedAt: Millis | null;
  /** When it went away; null while it holds. */
  recoveredSince: Millis | null;
}

export interface Policy {
  /** How long it must last before it is told. */
  forMs: Millis;
  /** How long it must be gone before its end is told. */
  recoverMs: Millis;
}

/** What is to be told. `closed`: the condition is over, and `condition` is its last state. */
export type Told = "opened" | "closed" | null;

/**
 * The next state of a condition, null if there is none any more. `seen` is when the condition that holds now began,
 * null if none holds. A condition that goes away before it is told leaves nothing. One that comes back before its end
 * is told goes on.
 */
export function step(
  before: Condition | null,
  seen: Millis | null,
  { forMs, recoverMs }: Policy,
  now: Millis,
): { condition: Condition | null; told: Told } {
  if (seen !== null) {
    const since = Math.min(before?.since ?? seen, seen, now);
    const openedAt = before?.openedAt ?? (now - since >= forMs ? now : null);
    const told = openedAt !== null && before?.openedAt == null ? "opened" : null;
    return { condition: { since, openedAt, recoveredSince: null }, told };
  }
  if (before === null || before.openedAt === null) return { condition: null, told: null };
  const recoveredSince = before.recoveredSince ?? now;
  return {
    condition: { ...before, recoveredSince },
    told: now - recoveredSince >= recoverMs ? "closed" : null,
  };
}
