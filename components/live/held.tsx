"use client";

import { useContext, type ReactNode } from "react";
import { useHeld, useHold } from "@/lib/client/live/hold";
import { HeldNow, useNow } from "@/lib/client/time/now";

interface HeldProps<T> {
  value: T;
  /** False while there is nothing to read yet: loading never waits for a pointer to leave. */
  ready: boolean;
  /** What of the value the reader chose: a choice is answered whatever points at it. */
  asked?: string | number;
  className?: string;
  children: (value: T) => ReactNode;
}

/** A part of the page that stands still, its relative times too, while a mouse points at it or the keyboard is in it. */
export function Held<T>({ value, ready, asked, className, children }: HeldProps<T>) {
  const outer = useContext(HeldNow);
  const { held: pointed, handlers } = useHold();
  const held = pointed && ready;
  const now = useHeld(useNow(), held, asked);
  const shown = useHeld(value, held, asked);
  return (
    <HeldNow value={held ? now : outer}>
      <div className={className} data-held={held || undefined} {...handlers}>
        {children(shown)}
      </div>
    </HeldNow>
  );
}
