import type { ChannelKind } from "@/lib/alerts/values";
import { MINUTE, SECOND } from "@/lib/time/units";

/** The rate limit of each kind of channel. For robots it is slightly below the documented limit. */
const LIMITS: Record<ChannelKind, { count: number; withinMs: number }[]> = {
  wecom: [{ count: 18, withinMs: MINUTE }],
  dingtalk: [{ count: 18, withinMs: MINUTE }],
  feishu: [
    { count: 4, withinMs: SECOND },
    { count: 90, withinMs: MINUTE },
  ],
  slack: [{ count: 1, withinMs: SECOND }],
  email: [{ count: 30, withinMs: MINUTE }],
  webhook: [{ count: 10, withinMs: SECOND }],
};
/** The longest time of the limits. */
export const PACE_MEMORY_MS = MINUTE;

/**
 * Milliseconds until another message may be sent; 0 if it may be now.
 * @param sent times of earlier messages, oldest first, in milliseconds
 */
export function paceWait(kind: ChannelKind, sent: readonly number[], now: number): number {
  const waits = LIMITS[kind].map(({ count, withinMs }) => (sent.at(-count) ?? -Infinity) + withinMs - now);
  return Math.max(0, ...waits);
}
