import { useState, type FocusEvent, type PointerEvent } from "react";

interface HoverPause {
  /** A reader is on it: nothing may move. */
  held: boolean;
  release: () => void;
  /** For the element that is read. */
  handlers: {
    onPointerEnter: (event: PointerEvent) => void;
    onPointerLeave: () => void;
    onFocus: (event: FocusEvent) => void;
    onBlur: (event: FocusEvent) => void;
  };
}

/** Whether a mouse points at an element or the keyboard is in it. A click or a touch alone does not hold it. */
export function useHoverPause(): HoverPause {
  const [held, setHeld] = useState(false);
  const release = () => setHeld(false);
  return {
    held,
    release,
    handlers: {
      onPointerEnter: (event) => event.pointerType === "mouse" && setHeld(true),
      onPointerLeave: release,
      onFocus: (event) => event.target.matches(":focus-visible") && setHeld(true),
      onBlur: (event) => !event.currentTarget.contains(event.relatedTarget) && release(),
    },
  };
}

/**
 * A value as it was when the hold began, for as long as it lasts; another `asked` for is shown at once, as the reader
 * who holds it is the one who asked.
 */
export function useFrozen<T>(value: T, held: boolean, asked?: string | number): T {
  const [kept, setKept] = useState<{ value: T; asked: typeof asked } | null>(null);
  if (held && (kept === null || kept.asked !== asked)) setKept({ value, asked });
  if (!held && kept !== null) setKept(null);
  return held && kept !== null && kept.asked === asked ? kept.value : value;
}
