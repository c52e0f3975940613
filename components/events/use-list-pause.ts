import { useEffect, useState } from "react";
import { useHoverPause } from "@/lib/client/live/hover-pause";

/** Pixels that the page may be scrolled without a pause. */
const MAX_SCROLL = 80;

/** Whether a list is read: the mouse or the keyboard is in it, or the page is scrolled. `handlers` are for the list. */
export function useListPause() {
  const hover = useHoverPause();
  const [scrolled, setScrolled] = useState(false);
  useEffect(() => {
    const read = () => setScrolled(window.scrollY > MAX_SCROLL);
    window.addEventListener("scroll", read, { passive: true });
    return () => window.removeEventListener("scroll", read);
  }, []);
  return { paused: hover.paused || scrolled, handlers: hover.handlers };
}
