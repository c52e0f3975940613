import { useEffect, useState, type FocusEvent, type PointerEvent } from "react";

/** How far down the page a reader has gone somewhere, in pixels. */
const SCROLLED = 80;

/** Whether a reader is at a list: a mouse on it, the keyboard in it, or scrolled down. Spread `props` on what holds it. */
export function useHeld() {
  const [hovered, setHovered] = useState(false);
  const [focused, setFocused] = useState(false);
  const [scrolled, setScrolled] = useState(false);
  useEffect(() => {
    const look = () => setScrolled(window.scrollY > SCROLLED);
    window.addEventListener("scroll", look, { passive: true });
    return () => window.removeEventListener("scroll", look);
  }, []);
  const props = {
    onPointerEnter: (event: PointerEvent) => event.pointerType === "mouse" && setHovered(true),
    onPointerLeave: () => setHovered(false),
    onFocus: () => setFocused(true),
    onBlur: (event: FocusEvent) => !event.currentTarget.contains(event.relatedTarget) && setFocused(false),
  };
  return { held: hovered || focused || scrolled, props };
}
