"use client";

import { useContext, type ReactNode } from "react";
import { useFrozen, useHoverPause } from "@/lib/client/live/hover-pause";
import { PausedNow, useNow } from "@/lib/client/time/now";

interface HoverPauseProps<T> {
  value: T;
  /** False while the value loads: loading is never paused. */
  ready: boolean;
  /** The part of the value that the reader chose. Another choice is shown at once. */
  choice?: string | number;
  className?: string;
  children: (value: T) => ReactNode;
}

/** A part of the page that, with its relative times, does not change while the mouse or the focus is in it. */
export function HoverPause<T>({ value, ready, choice, className, children }: HoverPauseProps<T>) {
  const outer = useContext(PausedNow);
  const { paused: hovered, handlers } = useHoverPause();
  const paused = hovered && ready;
  const now = useFrozen(useNow(), paused, choice);
  const shown = useFrozen(value, paused, choice);
  return (
    <PausedNow value={paused ? now : outer}>
      <div className={className} data-paused={paused || undefined} {...handlers}>
        {children(shown)}
      </div>
    </PausedNow>
  );
}
