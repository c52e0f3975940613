"use client";

import { useState } from "react";
import { useNow } from "@/lib/client/time/now";
import type { UserAnswer } from "@/lib/contracts/user";
import type { TimeRange } from "@/lib/time/range";
import { nextOpeningRange } from "./opening-range";

/** The range that the page shows while nothing is chosen; null until the user is loaded. */
export function useOpeningRange(user: UserAnswer | undefined): TimeRange | null {
  const now = useNow();
  const [range, setRange] = useState<TimeRange | null>(null);
  if (!user || now === null) return range;
  const next = nextOpeningRange(range, user, now);
  if (next !== range) setRange(next);
  return range;
}
