"use client";

import type { ReactNode } from "react";
import type { RangeState } from "@/lib/client/url/use-range";
import { EmptyList } from "../lists/empty-list";
import { Panel } from "../ui/panel";

interface NothingInRangeProps {
  /** Of the panel. */
  label: string;
  title: string;
  state: RangeState;
  children: ReactNode;
}

/** One panel in place of several that would all be blank: what is not in the range, and how to see more. */
export function NothingInRange({ label, title, state, children }: NothingInRangeProps) {
  return (
    <Panel title={label}>
      <EmptyList title={title} onAll={state.range?.preset === "all" ? undefined : () => state.choose("all")}>
        {children}
      </EmptyList>
    </Panel>
  );
}
