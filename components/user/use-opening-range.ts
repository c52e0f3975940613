"use client";

import { useState } from "react";
import type { TimeRange } from "@/lib/time/range";
import { openingRange } from "@/lib/client/timeline-chart/viewport";
import { useNow } from "@/lib/client/time/now";
import type { UserAnswer } from "@/lib/contracts/user";

/** The range a page opens with. It stands still until now, or a new event, has run out of it. */
export function useOpeningRange(user: UserAnswer | undefined): TimeRange | null {
  const now = useNow();
  const [range, setRange] = useState<TimeRange | null>(null);
  if (!user || now === null) return range;
  const times = {
    firstSeenAt: Date.parse(user.firstSeenAt),
    lastEventAt: Date.parse(user.lastEventAt),
    online: user.online,
  };
  const next = openingRange(times, now);
  const outrun = range === null || times.lastEventAt >= range.to || (next.to > now && now >= range.to);
  if (outrun && (next.from !== range?.from || next.to !== range.to)) setRange(next);
  return range;
}
