import { useState, type FocusEvent, type PointerEvent } from "react";

interface HoverPause {
  /** Someone reads the element: it must not change. */
  paused: boolean;
  resume: () => void;
  /** For the element. */
  handlers: {
    onPointerEnter: (event: PointerEvent) => void;
    onPointerLeave: () => void;
    onFocus: (event: FocusEvent) => void;
    onBlur: (event: FocusEvent) => void;
  };
}

/** Pauses while the mouse is over an element or the keyboard focus is in it. A click or a touch does not pause. */
export function useHoverPause(): HoverPause {
  const [paused, setPaused] = useState(false);
  const resume = () => setPaused(false);
  return {
    paused,
    resume,
    handlers: {
      onPointerEnter: (event) => event.pointerType === "mouse" && setPaused(true),
      onPointerLeave: resume,
      onFocus: (event) => event.target.matches(":focus-visible") && setPaused(true),
      onBlur: (event) => !event.currentTarget.contains(event.relatedTarget) && resume(),
    },
  };
}

export interface Frozen<T> {
  value: T;
  /** The choice of the reader when the value was frozen. */
  choice: string | number | undefined;
}

/** The frozen value after a render: the first one of a pause, or of another choice during a pause. */
export function freeze<T>(frozen: Frozen<T> | null, value: T, paused: boolean, choice: Frozen<T>["choice"]) {
  if (!paused) return null;
  return frozen !== null && frozen.choice === choice ? frozen : { value, choice };
}

/** A value as it was when the pause began. Another `choice` is shown at once, because the reader made it. */
export function useFrozen<T>(value: T, paused: boolean, choice?: string | number): T {
  const [frozen, setFrozen] = useState<Frozen<T> | null>(null);
  const next = freeze(frozen, value, paused, choice);
  if (next !== frozen) setFrozen(next);
  return next === null ? value : next.value;
}
