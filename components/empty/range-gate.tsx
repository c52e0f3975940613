"use client";

import type { ReactNode } from "react";
import { useCurrentApp } from "@/lib/client/app";
import { useNearest } from "@/lib/client/queries/stats";
import { isoRange } from "@/lib/client/url/range";
import type { RangeState } from "@/lib/client/url/use-range";
import { KeptNote } from "../lists/kept-note";
import { EmptyRange } from "./empty-range";

/**
 * Shows one card in place of the panels of a page if no event is in its range, and says if figures of a part of it are
 * no longer kept. The previous answer counts until the next one comes, so that the panels do not appear for a moment at
 * every refresh.
 */
export function RangeGate({ state, children }: { state: RangeState; children: ReactNode }) {
  const { range } = state;
  const { current } = useCurrentApp();
  const isGone = range !== null && range.to <= Date.parse(current?.sumsFrom ?? "1970-01-01");
  const { data } = useNearest(isGone ? null : range);
  return (
    <>
      {range !== null && <KeptNote of="sums" from={isoRange(range).from} />}
      {!isGone && (data === undefined || data.events ? children : <EmptyRange nearest={data} state={state} />)}
    </>
  );
}
