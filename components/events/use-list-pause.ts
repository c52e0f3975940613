import { useEffect, useState } from "react";
import { useHoverPause } from "@/lib/client/live/hover-pause";

/** How far down the page a reader has gone somewhere, in pixels. */
const MAX_SCROLL = 80;

/** Whether a reader is at a list: on it as useHold says, or scrolled down. Spread `handlers` on what holds the list. */
export function useListPause() {
  const { held, handlers } = useHoverPause();
  const [scrolled, setScrolled] = useState(false);
  useEffect(() => {
    const look = () => setScrolled(window.scrollY > MAX_SCROLL);
    window.addEventListener("scroll", look, { passive: true });
    return () => window.removeEventListener("scroll", look);
  }, []);
  return { reading: held || scrolled, handlers };
}
