"use client";

import type { ReactNode } from "react";
import { useNearest } from "@/lib/client/queries/stats";
import type { RangeState } from "@/lib/client/url/use-range";
import { EmptyRange } from "./empty-range";

/**
 * Shows one card in place of the panels of a page if no event is in its range. The previous answer counts until the
 * next one comes, so that the panels do not appear for a moment at every refresh.
 */
export function RangeGate({ state, children }: { state: RangeState; children: ReactNode }) {
  const { data } = useNearest(state.range);
  if (data === undefined || data.events) return children;
  return <EmptyRange nearest={data} state={state} />;
}
