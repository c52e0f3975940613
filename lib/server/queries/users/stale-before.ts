import type { App } from "../../apps/registry";

/**
 * Users who are online and whose newest event is older are unverified. While an app is paused, that is everyone:
 * whoever left since then did so unseen. After a pause it is everyone of whom nothing has come since.
 */
export function staleBefore({ staleAfterMs, pausedAt, resumedAt }: App, now: Date): Date {
  if (pausedAt !== null) return now;
  return new Date(Math.max(now.getTime() - staleAfterMs, resumedAt?.getTime() ?? -Infinity));
}
