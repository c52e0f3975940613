import { openingRange } from "@/lib/client/timeline-chart/viewport";
import type { UserAnswer } from "@/lib/contracts/user";
import type { TimeRange } from "@/lib/time/range";

/**
 * The range that a user page shows while nothing is chosen. `current` stays until a new event, or now, lies after its
 * end, so that the chart does not move every minute.
 * @param now in milliseconds
 */
export function nextOpeningRange(
  current: TimeRange | null,
  user: Pick<UserAnswer, "firstSeenAt" | "lastEventAt" | "online">,
  now: number,
): TimeRange {
  const lastEventAt = Date.parse(user.lastEventAt);
  const next = openingRange({ firstSeenAt: Date.parse(user.firstSeenAt), lastEventAt, online: user.online }, now);
  if (current === null) return next;
  const outdated = lastEventAt >= current.to || (next.to > now && now >= current.to);
  return outdated && (next.from !== current.from || next.to !== current.to) ? next : current;
}
