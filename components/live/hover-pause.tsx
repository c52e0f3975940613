"use client";

import { useContext, type ReactNode } from "react";
import { useFrozen, useHoverPause } from "@/lib/client/live/hover-pause";
import { HeldNow, useNow } from "@/lib/client/time/now";

interface HoverPauseProps<T> {
  value: T;
  /** False while there is nothing to read yet: loading never waits for a pointer to leave. */
  ready: boolean;
  /** What of the value the reader chose: a choice is answered whatever points at it. */
  asked?: string | number;
  className?: string;
  children: (value: T) => ReactNode;
}

/** A part of the page that stands still, its relative times too, while a mouse points at it or the keyboard is in it. */
export function HoverPause<T>({ value, ready, asked, className, children }: HoverPauseProps<T>) {
  const outer = useContext(HeldNow);
  const { held: pointed, handlers } = useHoverPause();
  const held = pointed && ready;
  const now = useFrozen(useNow(), held, asked);
  const shown = useFrozen(value, held, asked);
  return (
    <HeldNow value={held ? now : outer}>
      <div className={className} data-held={held || undefined} {...handlers}>
        {children(shown)}
      </div>
    </HeldNow>
  );
}
